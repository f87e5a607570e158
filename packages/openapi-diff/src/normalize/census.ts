import type { JsonObject } from "@rawr/openapi-document";
import { DiffInputError } from "./diff-input-error.ts";

/** Passes walk by recursion; a document that contains itself (YAML can say that) is deeper than anything. */
const deepest = 1_000;

/** What a document holds anywhere, whether the place means anything or not. */
export interface Census {
  /** Values of `$ref`, each once. */
  readonly references: ReadonlySet<string>;
  /** Values of `$anchor` and `$dynamicAnchor`, as references say them. */
  readonly anchors: ReadonlySet<string>;
  /** Does anything say `$id`? Then references may be relative to it. */
  readonly hasIds: boolean;
}

/** One look at every value, before anything is read by its meaning. */
export function takeCensus(document: JsonObject): Census {
  const census = { references: new Set<string>(), anchors: new Set<string>(), hasIds: false };
  count(document, deepest, census);
  return census;
}

interface Counting {
  readonly references: Set<string>;
  readonly anchors: Set<string>;
  hasIds: boolean;
}

function count(value: object, levels: number, census: Counting): void {
  if (levels === 0)
    throw new DiffInputError("TOO_DEEP", `The document is nested deeper than ${deepest} levels, or contains itself.`);
  if (Array.isArray(value)) {
    for (const item of value) if (typeof item === "object" && item !== null) count(item, levels - 1, census);
    return;
  }
  // `for in` takes half the time of `Object.keys`; nothing that came from JSON or YAML inherits a name.
  for (const key in value) {
    const child: unknown = (value as JsonObject)[key];
    if (typeof child === "object") {
      if (child !== null) count(child, levels - 1, census);
    } else if (typeof child === "string" && key.startsWith("$")) note(key, child, census);
  }
}

function note(key: string, value: string, census: Counting): void {
  if (key === "$ref") census.references.add(value);
  else if (key === "$anchor" || key === "$dynamicAnchor") census.anchors.add(`#${value}`);
  else if (key === "$id") census.hasIds = true;
}
