import { isRecord } from "../json.ts";
import { Undecided } from "../undecided.ts";

/** A place in a document: where a schema is, and against which URI its references resolve. */
export interface Place {
  readonly pointer: string;
  readonly value: unknown;
  readonly base: string;
}

const home = "schema:/root";
/** Their values are a schema or a list of schemas; below any other keyword, values are data. */
const schemaKeywords = new Set(
  "additionalProperties allOf anyOf contains contentSchema else if items not oneOf prefixItems propertyNames then unevaluatedItems unevaluatedProperties".split(
    " ",
  ),
);

/** Finds what `$ref` names: by JSON pointer, `$id` and `$anchor`. */
export class Resources {
  readonly root: Place;
  readonly #byUri = new Map<string, Place>();
  readonly #bases = new Map<string, string>();
  readonly #dynamic = new Map<string, Place[]>();

  constructor(document: unknown) {
    const base = isRecord(document) && typeof document["$id"] === "string" ? resolve(document["$id"], home) : home;
    this.root = { pointer: "", value: document, base };
    this.#index();
  }

  /** The place that a reference names. */
  resolve(reference: string, base: string): Place {
    const uri = resolve(reference, base);
    const known = this.#byUri.get(uri) ?? this.#byUri.get(uri.replace(/#$/, ""));
    if (known) return known;
    const [resource = "", fragment = ""] = uri.split("#");
    const start = this.#byUri.get(resource) ?? (resource === home ? this.root : undefined);
    if (!start || (fragment !== "" && !fragment.startsWith("/"))) throw unresolved(reference);
    return this.#follow(start, fragment, reference);
  }

  /** The one place that a `$dynamicRef` can mean, when the document has one candidate or it is an ordinary reference. */
  resolveDynamic(reference: string, base: string): Place {
    const target = this.resolve(reference, base);
    const anchor = isRecord(target.value) ? target.value["$dynamicAnchor"] : undefined;
    const name = reference.split("#")[1] ?? "";
    if (typeof anchor !== "string" || anchor !== name) return target;
    if (this.#dynamic.get(name)?.length === 1) return target;
    throw new Undecided("DYNAMIC_REF", `${reference} depends on the schemas that led to it.`);
  }

  child(place: Place, ...path: readonly (string | number)[]): Place {
    let { value, pointer } = place;
    for (const step of path) {
      value = Array.isArray(value) ? value[Number(step)] : isRecord(value) ? value[step] : undefined;
      pointer += `/${String(step).replaceAll("~", "~0").replaceAll("/", "~1")}`;
    }
    return { pointer, value, base: this.#bases.get(pointer) ?? place.base };
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

  #index(): void {
    this.#byUri.set(home, this.root);
    const open: { place: Place; inMap: boolean }[] = [{ place: this.root, inMap: false }];
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
    const base = typeof $id === "string" ? resolve($id, place.base) : place.base;
    if (base !== place.base || place.pointer === "") this.#bases.set(place.pointer, base);
    const here = { ...place, base };
    if (typeof $id === "string") this.#byUri.set(base.replace(/#$/, ""), here);
    for (const anchor of [$anchor, $dynamicAnchor]) {
      if (typeof anchor === "string") this.#byUri.set(`${base.replace(/#.*$/, "")}#${anchor}`, here);
    }
    if (typeof $dynamicAnchor === "string") {
      this.#dynamic.set($dynamicAnchor, [...(this.#dynamic.get($dynamicAnchor) ?? []), here]);
    }
    return here;
  }
}

/** Their values are names with schemas, not a schema. */
const mapKeywords = new Set([
  "properties",
  "patternProperties",
  "$defs",
  "definitions",
  "dependentSchemas",
  "dependentRequired",
]);

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
