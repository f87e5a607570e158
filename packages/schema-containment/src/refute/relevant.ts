import { isRecord, setOwn } from "../json.ts";
import { mapKeywords, schemaKeywords } from "../normal-form/resources.ts";
import { definitionOf } from "../reachable.ts";
import type { Json } from "../types.ts";

/** What of a value decides which subschemas are ever looked at: the names of its properties, and whether it has items. */
export interface Shape {
  readonly names: ReadonlySet<string>;
  readonly hasItems: boolean;
}

export function shapeOf(value: Json, into: Shape = { names: new Set(), hasItems: false }): Shape {
  const names = new Set(into.names);
  let { hasItems } = into;
  const open: Json[] = [value];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (typeof next !== "object" || next === null) continue;
    if (Array.isArray(next)) hasItems ||= next.length > 0;
    else for (const name of Object.keys(next)) names.add(name);
    for (const part of Object.values(next)) open.push(part);
  }
  return { names, hasItems };
}

export const covers = (shape: Shape, other: Shape): boolean =>
  (shape.hasItems || !other.hasItems) && [...other.names].every((name) => shape.names.has(name));

/**
 * The schema with `true` for each subschema that no value of the shape can reach: those of properties that are not
 * there, and of items where every array is empty. Keywords stay, since names and counts matter beyond them. Of a
 * schema of two thousand nodes a validator has to compile a dozen. Only for references of the form `#/$defs/name`.
 */
export function relevantTo(document: unknown, shape: Shape): unknown {
  if (!isRecord(document)) return document;
  const { $defs, ...root } = document;
  const slicer = new Slicer(shape);
  const sliced = slicer.schema(root);
  if (!isRecord(sliced) || !isRecord($defs)) return sliced;
  const kept: { [name: string]: Json } = {};
  // A set grows while it is walked.
  for (const name of slicer.used)
    if (Object.hasOwn($defs, name)) setOwn(kept, name, slicer.schema($defs[name]) as Json);
  return { ...sliced, $defs: kept };
}

const ofItems = new Set(["items", "prefixItems", "contains", "unevaluatedItems"]);
const ofProperties = new Set(["additionalProperties", "unevaluatedProperties", "propertyNames"]);

class Slicer {
  readonly used = new Set<string>();
  readonly #shape: Shape;

  constructor(shape: Shape) {
    this.#shape = shape;
  }

  schema(value: unknown): unknown {
    if (Array.isArray(value)) return value.map((part) => this.schema(part));
    if (!isRecord(value)) return value;
    const copy: { [keyword: string]: Json } = {};
    for (const [keyword, part] of Object.entries(value)) setOwn(copy, keyword, this.#keyword(keyword, part) as Json);
    const name = definitionOf(value["$ref"]);
    if (name !== undefined) this.used.add(name);
    return copy;
  }

  #keyword(keyword: string, part: unknown): unknown {
    const { names, hasItems } = this.#shape;
    if (mapKeywords.has(keyword) && isRecord(part)) return this.#map(keyword, part);
    if (!schemaKeywords.has(keyword)) return part;
    // TypeBox's `unevaluatedProperties` looks into arrays as well; what a validator does wrong is not ours to mend.
    const isFlat = names.size === 0 && !hasItems;
    if ((ofItems.has(keyword) && !hasItems) || (ofProperties.has(keyword) && isFlat)) {
      return Array.isArray(part) ? part.map(() => true) : true;
    }
    return this.schema(part);
  }

  #map(keyword: string, part: { readonly [name: string]: unknown }): unknown {
    const byName = keyword === "properties" || keyword === "dependentSchemas";
    const copy: { [name: string]: Json } = {};
    for (const [name, inner] of Object.entries(part)) {
      setOwn(copy, name, (byName && !this.#shape.names.has(name) ? true : this.schema(inner)) as Json);
    }
    return copy;
  }
}
