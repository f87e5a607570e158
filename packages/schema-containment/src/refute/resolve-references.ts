import { isRecord, setOwn } from "../json.ts";
import { mapKeywords, type Place, Resources, schemaKeywords } from "../normal-form/resources.ts";
import type { Json } from "../types.ts";
import { Undecided } from "../undecided.ts";

const MOST_NODES = 20_000;
const dropped = new Set(["$id", "$anchor", "$dynamicAnchor", "$dynamicRef", "$ref", "$defs", "definitions", "$schema"]);

/** The same schema, its references all of the form `#/$defs/…`, for validators that cannot read others. */
export function resolveReferences(document: unknown): unknown {
  const copier = new Copier(new Resources(document));
  const root = copier.copy(copier.resources.root);
  return isRecord(root) ? { ...root, $defs: copier.definitions() } : root;
}

class Copier {
  readonly resources: Resources;
  readonly #names = new Map<string, string>();
  readonly #open: Place[] = [];
  #nodes = 0;

  constructor(resources: Resources) {
    this.resources = resources;
  }

  definitions(): unknown {
    const definitions: { [name: string]: unknown } = {};
    // A list grows while it is walked.
    for (const place of this.#open) definitions[this.#name(place)] = this.copy(place);
    return definitions;
  }

  copy(place: Place): unknown {
    const { value } = place;
    if (++this.#nodes > MOST_NODES)
      throw new Undecided("BUDGET", "A schema with its references resolved is too large.");
    if (!isRecord(value)) return value;
    const copy: { [keyword: string]: Json } = {};
    for (const [keyword, part] of Object.entries(value)) {
      if (!dropped.has(keyword)) setOwn(copy, keyword, this.#keyword(place, keyword, part) as Json);
    }
    const { $ref, $dynamicRef } = value;
    const targets = [
      ...(typeof $ref === "string" ? [this.resources.resolve($ref, place)] : []),
      ...(typeof $dynamicRef === "string" ? [this.resources.resolveDynamic($dynamicRef, place)] : []),
    ];
    if (targets.length === 0) return copy;
    const { allOf = [] } = copy;
    return { ...copy, allOf: [...(allOf as Json[]), ...targets.map((target) => ({ $ref: this.#reference(target) }))] };
  }

  #keyword(place: Place, keyword: string, part: unknown): unknown {
    const child = (...path: (string | number)[]) => this.copy(this.resources.child(place, keyword, ...path));
    if (schemaKeywords.has(keyword)) return Array.isArray(part) ? part.map((_, index) => child(index)) : child();
    if (!mapKeywords.has(keyword) || !isRecord(part)) return part;
    const copy: { [name: string]: Json } = {};
    for (const name of Object.keys(part)) setOwn(copy, name, child(name) as Json);
    return copy;
  }

  #reference(place: Place): string {
    const key = place.pointer + place.scope.key;
    if (!this.#names.has(key)) {
      this.#names.set(key, `r${this.#names.size}`);
      this.#open.push(place);
    }
    return `#/$defs/${this.#name(place)}`;
  }

  #name = (place: Place): string => this.#names.get(place.pointer + place.scope.key) ?? "";
}
