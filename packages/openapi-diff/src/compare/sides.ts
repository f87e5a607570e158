import { decodePointer, encodePointer, resolvePointer } from "@rawr/openapi-document";
import type { Json } from "@rawr/schema-containment";
import type { Scene } from "../scene.ts";
import type { Side } from "../types.ts";

/** Pointers into both documents; `undefined` where a side has nothing to show. */
export interface Pointers {
  readonly old?: string | undefined;
  readonly next?: string | undefined;
}

/** Both sides of a finding, before anybody knows the author's lines. */
export interface Sides {
  readonly old?: Side | undefined;
  readonly next?: Side | undefined;
}

type Documents = Pick<Scene, "old" | "next">;

/** More is not read beside each other. */
const longest = 2_000;

/** What the authors wrote there, where it is short. */
export function sidesAt({ old, next }: Documents, pointers: Pointers): Sides {
  return { old: sideAt(old.document, pointers.old), next: sideAt(next.document, pointers.next) };
}

function sideAt(document: object, pointer: string | undefined): Side | undefined {
  if (pointer === undefined) return undefined;
  const value = writtenAt(document, pointer, longest);
  return { pointer, ...(value === undefined ? {} : { value }) };
}

/** The value at a pointer, unless its text is longer. */
export function writtenAt(document: object, pointer: string, most: number): Json | undefined {
  const value = resolvePointer(document, pointer) as Json | undefined;
  return value !== undefined && JSON.stringify(value).length <= most ? value : undefined;
}

/** Keywords whose value is a map of schemas: what stands in one is not a schema's own. */
const maps = new Set([
  "properties",
  "patternProperties",
  "$defs",
  "definitions",
  "dependentSchemas",
  "dependentRequired",
]);

/** The schema that holds an edited keyword or entry, for what stands around it; the place itself where that is long. */
export function schemaSides(documents: Documents, pointers: Pointers, kind: "added" | "removed" | "changed"): Sides {
  // Where something is missing, the pointer is that of the schema which would hold it.
  const holders = {
    old: kind === "added" ? pointers.old : holder(pointers.old),
    next: kind === "removed" ? pointers.next : holder(pointers.next),
  };
  const around = sidesAt(documents, holders);
  const exact = sidesAt(documents, pointers);
  return {
    old: around.old?.value === undefined ? exact.old : around.old,
    next: around.next?.value === undefined ? exact.next : around.next,
  };
}

function holder(pointer: string | undefined): string | undefined {
  if (pointer === undefined) return undefined;
  const tokens = decodePointer(pointer);
  const inMap = maps.has(tokens.at(-2) ?? "") && !maps.has(tokens.at(-3) ?? "");
  return encodePointer(tokens.slice(0, inMap ? -2 : -1));
}
