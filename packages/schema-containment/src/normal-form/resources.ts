import { canonical, isRecord } from "../json.ts";
import { Undecided } from "../undecided.ts";
import { metaschemas } from "./metaschemas.ts";
import { outermost, type Scope } from "./scope.ts";

/** A place in a document: where a schema is, and what its references resolve against. */
export interface Place {
  /** A JSON pointer; in a document of JSON Schema's own, after its URI. */
  readonly pointer: string;
  readonly value: unknown;
  readonly base: string;
  /** The resources that evaluation went through, as far as `$dynamicRef` can tell them apart. */
  readonly scope: Scope;
}

const home = "schema:/root";

/** Finds what `$ref` and `$dynamicRef` name: by JSON pointer, `$id`, `$anchor` and `$dynamicAnchor`. */
export class Resources {
  readonly root: Place;
  readonly #byUri = new Map<string, Place>();
  /** URIs that several different schemas of the document claim. */
  readonly #ambiguous = new Set<string>();
  readonly #bases = new Map<string, string>();
  readonly #dynamic = new Map<string, Map<string, Place>>();

  constructor(document: unknown) {
    const base = isRecord(document) && typeof document["$id"] === "string" ? resolve(document["$id"], home) : home;
    const root: Place = { pointer: "", value: document, base, scope: outermost };
    this.#byUri.set(home, root);
    this.#index(root);
    this.root = this.#enter(root, outermost);
  }

  /** The place that a reference names. */
  resolve(reference: string, from: Place): Place {
    return this.#enter(this.#find(reference, from.base), from.scope);
  }

  /** The place that a `$dynamicRef` names, by JSON Schema 2020-12 core, 8.2.3.2. */
  resolveDynamic(reference: string, from: Place): Place {
    const target = this.#find(reference, from.base);
    const name = reference.split("#")[1] ?? "";
    const isDynamic = this.#dynamic.get(target.base)?.get(name)?.pointer === target.pointer;
    const found = (isDynamic && from.scope.anchor(name)) || target;
    if (this.#ambiguous.has(`${found.base}#${name}`)) throw ambiguous(reference);
    return this.#enter(found, from.scope);
  }

  child(place: Place, ...path: readonly (string | number)[]): Place {
    let { value, pointer } = place;
    for (const step of path) {
      value = Array.isArray(value) ? value[Number(step)] : isRecord(value) ? value[step] : undefined;
      pointer += `/${String(step).replaceAll("~", "~0").replaceAll("/", "~1")}`;
    }
    const base = this.#bases.get(pointer);
    if (base === undefined || base === place.base) return { ...place, pointer, value };
    return this.#enter({ pointer, value, base, scope: outermost }, place.scope);
  }

  #enter(place: Place, scope: Scope): Place {
    return { ...place, scope: scope.within(this.#dynamic.get(place.base)) };
  }

  #find(reference: string, base: string): Place {
    const uri = resolve(reference, base);
    const [resource = "", fragment = ""] = uri.split("#");
    if (!this.#byUri.has(resource)) this.#load(resource);
    const exact = fragment === "" ? resource : uri;
    const known = this.#byUri.get(exact);
    if (this.#ambiguous.has(exact) || this.#ambiguous.has(resource)) throw ambiguous(reference);
    if (known) return known;
    const start = this.#byUri.get(resource);
    if (!start || !fragment.startsWith("/")) throw unresolved(reference);
    return this.#follow(start, fragment, reference);
  }

  #follow(start: Place, fragment: string, reference: string): Place {
    let place = start;
    for (const raw of fragment.split("/").slice(1)) {
      const step = decode(raw, reference).replaceAll("~1", "/").replaceAll("~0", "~");
      const { value } = place;
      const has = Array.isArray(value) ? Number(step) in value : isRecord(value) && Object.hasOwn(value, step);
      if (!has) throw unresolved(reference);
      place = this.child(place, step);
    }
    return place;
  }

  /** Documents that everybody has: the metaschema. */
  #load(uri: string): void {
    const value = metaschemas()[uri];
    if (value) this.#index({ pointer: `${uri}#`, value, base: uri, scope: outermost });
  }

  #index(root: Place): void {
    const open: { place: Place; inMap: boolean }[] = [{ place: root, inMap: false }];
    for (let next = open.pop(); next; next = open.pop()) {
      const { place, inMap } = next;
      const { value } = place;
      if (typeof value !== "object" || value === null) continue;
      const here = inMap || Array.isArray(value) ? place : this.#record(place, value);
      for (const name of Object.keys(value)) {
        const isMap = !inMap && mapKeywords.has(name);
        if (!inMap && !Array.isArray(value) && !isMap && !schemaKeywords.has(name)) continue;
        open.push({ place: this.child(here, name), inMap: isMap });
      }
    }
  }

  #record(place: Place, value: object): Place {
    const { $id, $anchor, $dynamicAnchor } = value as { readonly [keyword: string]: unknown };
    const base = typeof $id === "string" ? resolve($id, place.base).replace(/#$/, "") : place.base;
    if (base !== place.base) this.#bases.set(place.pointer, base);
    const here = { ...place, base };
    if (typeof $id === "string" || place.pointer === "") this.#name(base, here);
    for (const anchor of [$anchor, $dynamicAnchor]) {
      if (typeof anchor === "string") this.#name(`${base}#${anchor}`, here);
    }
    if (typeof $dynamicAnchor === "string") {
      const anchors = this.#dynamic.get(base) ?? new Map<string, Place>();
      this.#dynamic.set(base, anchors.set($dynamicAnchor, here));
    }
    return here;
  }

  #name(uri: string, place: Place): void {
    const before = this.#byUri.get(uri);
    if (before && before.pointer !== place.pointer && canonical(before.value) !== canonical(place.value)) {
      this.#ambiguous.add(uri);
    }
    this.#byUri.set(uri, place);
  }
}

/** Their values are a schema or a list of schemas; below any other keyword, values are data. */
export const schemaKeywords = new Set(
  (
    "additionalProperties allOf anyOf contains contentSchema else if items not oneOf prefixItems propertyNames then " +
    "unevaluatedItems unevaluatedProperties"
  ).split(" "),
);

/** Their values are names with schemas, not a schema. */
export const mapKeywords = new Set("properties patternProperties $defs definitions dependentSchemas".split(" "));

const ambiguous = (reference: string) =>
  new Undecided("REF_AMBIGUOUS", `${JSON.stringify(reference)} names several schemas of its document.`);

const unresolved = (reference: string) =>
  new Undecided("REF_UNRESOLVED", `The reference ${JSON.stringify(reference)} leads to nothing in its document.`);

function decode(text: string, reference: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw unresolved(reference);
  }
}

function resolve(reference: string, base: string): string {
  if (reference.startsWith("#")) return base.replace(/#.*$/, "") + reference;
  try {
    return new URL(reference, base).href;
  } catch {
    return reference;
  }
}
