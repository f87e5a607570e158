import { isRecord, sizeOf } from "../json.ts";
import { mapKeywords, type Place, Resources, schemaKeywords } from "../normal-form/resources.ts";
import type { Json } from "../types.ts";

const inPlace = ["allOf", "anyOf", "oneOf", "not", "if", "then", "else", "dependentSchemas"];
const ofItems = ["prefixItems", "items", "contains", "unevaluatedItems"];
const ofProperties = ["patternProperties", "additionalProperties", "unevaluatedProperties", "propertyNames"];

/**
 * How often a validator that remembers nothing may have to look at a subschema: two references to a schema with two
 * references, thirty levels deep, are a billion looks at one string. Each pair of schema and part is counted once, so
 * that counting does not take as long.
 */
export class Evaluations {
  readonly #resources: Resources;
  readonly #limit: number;
  #written: number | undefined;

  constructor(schema: unknown, limit: number) {
    this.#resources = new Resources(schema);
    this.#limit = limit;
  }

  /** Whether a validator looks at no more than `limit` subschemas for a value. */
  areFew(value: Json): boolean {
    try {
      this.#written ??= writtenOut(this.#resources, this.#resources.root, new Map());
      if (this.#written * sizeOf(value, this.#limit) <= this.#limit) return true;
      const count = new Count(this.#resources, this.#limit);
      return count.of(this.#resources.root, value) <= this.#limit;
    } catch {
      // A reference to nowhere is for the validators to refuse; a nest too deep for us is too deep for them.
      return false;
    }
  }
}

/** How many subschemas there are when each reference is replaced by what it names; endless for one in itself. */
function writtenOut(resources: Resources, place: Place, known: Map<string, number>): number {
  const { value } = place;
  if (!isRecord(value)) return 1;
  const key = place.pointer + place.scope.key;
  const before = known.get(key);
  if (before !== undefined) return before;
  known.set(key, Infinity);
  const targets: Place[] = [];
  if (typeof value["$ref"] === "string") targets.push(resources.resolve(value["$ref"], place));
  if (typeof value["$dynamicRef"] === "string") targets.push(resources.resolveDynamic(value["$dynamicRef"], place));
  for (const [keyword, part] of Object.entries(value)) {
    if (keyword === "$defs" || keyword === "definitions") continue;
    const isMany = mapKeywords.has(keyword) || (schemaKeywords.has(keyword) && Array.isArray(part));
    if (isMany && typeof part === "object" && part !== null) {
      for (const step of Object.keys(part)) targets.push(resources.child(place, keyword, step));
    } else if (schemaKeywords.has(keyword)) targets.push(resources.child(place, keyword));
  }
  const sum = targets.reduce((count, target) => count + writtenOut(resources, target, known), 1);
  known.set(key, sum);
  return sum;
}

class Count {
  readonly #resources: Resources;
  readonly #known = new Map<Json | undefined, Map<string, number>>();
  #left: number;

  constructor(resources: Resources, limit: number) {
    this.#resources = resources;
    this.#left = limit;
  }

  of(place: Place, value: Json): number {
    if (!isRecord(place.value)) return 1;
    if (--this.#left < 0) return Infinity;
    const known = this.#knownOf(value);
    const key = place.pointer + place.scope.key;
    const before = known.get(key);
    if (before !== undefined) return before;
    // Until it is known: what comes back to itself for the same part never ends.
    known.set(key, Infinity);
    const found = 1 + this.#same(place, place.value, value) + this.#parts(place, place.value, value);
    known.set(key, found);
    return found;
  }

  /** Texts and numbers have no parts: they cost alike. */
  #knownOf(value: Json): Map<string, number> {
    const part = typeof value === "object" && value !== null ? value : undefined;
    const known = this.#known.get(part) ?? new Map<string, number>();
    this.#known.set(part, known);
    return known;
  }

  #same(place: Place, { $ref, $dynamicRef }: { readonly [keyword: string]: unknown }, value: Json): number {
    let sum = this.#children(place, inPlace, value);
    if (typeof $ref === "string") sum += this.of(this.#resources.resolve($ref, place), value);
    if (typeof $dynamicRef === "string") sum += this.of(this.#resources.resolveDynamic($dynamicRef, place), value);
    return sum;
  }

  #parts(place: Place, { properties }: { readonly [keyword: string]: unknown }, value: Json): number {
    if (typeof value !== "object" || value === null) return 0;
    let sum = 0;
    if (Array.isArray(value)) for (const item of value) sum += this.#children(place, ofItems, item);
    else {
      for (const [name, part] of Object.entries(value)) {
        sum += this.#children(place, ofProperties, part);
        if (isRecord(properties) && Object.hasOwn(properties, name)) {
          sum += this.of(this.#resources.child(place, "properties", name), part);
        }
      }
    }
    return sum;
  }

  #children(place: Place, keywords: readonly string[], value: Json): number {
    let sum = 0;
    for (const keyword of keywords) {
      const inner = (place.value as { readonly [keyword: string]: unknown })[keyword];
      if (inner === undefined) continue;
      const isOne = keyword !== "patternProperties" && keyword !== "dependentSchemas" && !Array.isArray(inner);
      if (isOne) sum += this.of(this.#resources.child(place, keyword), value);
      else if (typeof inner === "object" && inner !== null) {
        for (const step of Object.keys(inner)) sum += this.of(this.#resources.child(place, keyword, step), value);
      }
    }
    return sum;
  }
}
