import { isObject, pointerOf, pointerOfRef, resolvePointer, walk } from "@rawr/openapi-document";
import type { Census } from "./census.ts";
import type { Reader } from "./reader.ts";

/** Says where a schema refers to nothing. References of all else are met, and said, when they are followed. */
export function reportLostReferences(reader: Reader, census: Census): void {
  const lost = new Map<string, string>();
  for (const reference of census.references) {
    const message = whyLost(reader, reference, census);
    if (message !== undefined) lost.set(reference, message);
  }
  if (lost.size === 0) return;
  walk(reader.document, (node, kind, place) => {
    const message = kind === "schema" && typeof node.$ref === "string" ? lost.get(node.$ref) : undefined;
    if (message !== undefined) reader.problem(pointerOf(place), message);
  });
}

function whyLost(reader: Reader, reference: string, { anchors, hasIds }: Census): string | undefined {
  // With `$id`s what a reference leads to is a matter of its place; the comparison of schemas looks there.
  if (hasIds || anchors.has(reference)) return undefined;
  const pointer = pointerOfRef(reference);
  const value = pointer === undefined ? undefined : resolvePointer(reader.document, pointer);
  if (typeof value === "boolean" || (isObject(value) && typeof value.$ref !== "string")) return undefined;
  // What stands beside a reference counts in a schema, but nothing helps a reference to itself.
  const target = reader.target(reference);
  return typeof target === "string" ? target : undefined;
}
