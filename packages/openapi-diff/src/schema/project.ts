import { isObject, type JsonObject, type Resolver, refOfPointer, setOwn } from "@rawr/openapi-document";
import type { Schema } from "@rawr/schema-containment";
import type { Direction } from "../schema-question.ts";
import { exactBranches } from "./discriminator.ts";
import { inPlace, listPlaces, mapPlaces, onePlaces, sortOf } from "./keywords.ts";
import { hiddenNames } from "./visible.ts";

/** How schemas of a document are read. */
export interface ProjectOptions {
  readonly direction: Direction;
  readonly formats: "annotation" | "assertion";
}

/** What differs from the document in one projection. */
export interface Variation {
  /** Nodes that something else stands for. */
  readonly overlay?: ReadonlyMap<object, JsonObject>;
  /** The only names of properties that matter: those of one value, which has no others at any depth. */
  readonly names?: ReadonlySet<string>;
  /** Discriminators decide nothing: between these schemas they changed. */
  readonly untagged?: boolean;
}

/** Writes a schema of a document as JSON Schema of its own: what it reaches in `$defs`, what people read left out. */
export class Projector {
  readonly #resolve: Resolver;
  readonly #options: ProjectOptions;

  constructor(resolve: Resolver, options: ProjectOptions) {
    this.#resolve = resolve;
    this.#options = options;
  }

  project(root: unknown, variation: Variation = {}): Schema {
    return new Projection(this.#resolve, this.#options, variation).root(root);
  }
}

const none: ReadonlySet<string> = new Set();
const one = new Set<string>(onePlaces);
const same = new Set<string>(inPlace);
const maps = new Set<string>(mapPlaces);
const lists = new Set<string>(listPlaces);

class Projection {
  readonly #resolve: Resolver;
  readonly #options: ProjectOptions;
  readonly #variation: Variation;
  readonly #keys = new Map<string, string>();
  readonly #waiting: [string, unknown][] = [];
  readonly #inlining = new Set<unknown>();

  constructor(resolve: Resolver, options: ProjectOptions, variation: Variation) {
    this.#resolve = resolve;
    this.#options = options;
    this.#variation = variation;
  }

  root(schema: unknown): Schema {
    const top = this.#node(schema, none) as Schema;
    const definitions: JsonObject = {};
    for (let next = this.#waiting.shift(); next; next = this.#waiting.shift()) {
      setOwn(definitions, next[0], this.#node(next[1], none));
    }
    if (typeof top === "boolean" || Object.keys(definitions).length === 0) return top;
    return { ...top, $defs: definitions };
  }

  #node(schema: unknown, hiddenAround: ReadonlySet<string>): unknown {
    if (!isObject(schema)) return schema;
    const node = this.#variation.overlay?.get(schema) ?? schema;
    const own = hiddenNames(node, this.#options.direction, this.#resolve);
    const hidden = hiddenAround.size === 0 ? own : new Set([...hiddenAround, ...own]);
    const copy: JsonObject = {};
    for (const keyword of Object.keys(node)) {
      const value = this.#keyword(keyword, node, hidden);
      if (value !== undefined) setOwn(copy, keyword, value);
    }
    declareRequired(copy);
    if (typeof node.$ref === "string") return this.#withTarget(copy, node.$ref, hidden);
    return isObject(node.discriminator) && !this.#variation.untagged ? exactBranches(copy, node, this.#resolve) : copy;
  }

  #keyword(keyword: string, node: JsonObject, hidden: ReadonlySet<string>): unknown {
    const value = node[keyword];
    if (keyword === "$ref" && typeof value === "string") return undefined;
    if (sortOf(keyword) !== "assertion") return undefined;
    if (keyword === "format" && this.#options.formats === "annotation") return undefined;
    if (keyword === "required" && Array.isArray(value) && hidden.size > 0) return withoutHidden(value, hidden);
    if (one.has(keyword)) return this.#node(value, none);
    if (same.has(keyword)) return this.#node(value, hidden);
    if (keyword === "prefixItems" && Array.isArray(value)) return value.map((part) => this.#node(part, none));
    if (lists.has(keyword) && Array.isArray(value)) return value.map((part) => this.#node(part, hidden));
    if (maps.has(keyword) && isObject(value)) return this.#map(keyword, value, hidden);
    return value;
  }

  #map(keyword: string, value: JsonObject, hidden: ReadonlySet<string>): JsonObject {
    const { names } = this.#variation;
    const copy: JsonObject = {};
    for (const name of Object.keys(value)) {
      if (keyword === "properties" && (hidden.has(name) || (names && !names.has(name)))) continue;
      setOwn(copy, name, this.#node(value[name], keyword === "dependentSchemas" ? hidden : none));
    }
    return copy;
  }

  /** A reference keeps its siblings; what it leads to is written once, unless names hidden here are required there. */
  #withTarget(copy: JsonObject, ref: string, hidden: ReadonlySet<string>): JsonObject {
    const target = this.#resolve(ref);
    if (hidden.size > 0 && isObject(target) && !this.#inlining.has(target) && requiresAny(target, hidden)) {
      this.#inlining.add(target);
      const inlined = this.#node(target, hidden);
      this.#inlining.delete(target);
      return Object.keys(copy).length === 0 ? (inlined as JsonObject) : { allOf: [copy, inlined] };
    }
    return { $ref: refOfPointer(`/$defs/${this.#key(ref, target)}`), ...copy };
  }

  #key(ref: string, target: unknown): string {
    const known = this.#keys.get(ref);
    if (known !== undefined) return known;
    const name = /^#\/components\/schemas\/([\w.-]+)$/.exec(ref)?.[1];
    const key = name ?? (target === undefined ? `missing ${ref.replaceAll(/[~/]/g, " ")}` : `:${this.#keys.size}`);
    this.#keys.set(ref, key);
    // What leads to nothing stays so, and containment says that it does.
    if (target !== undefined) this.#waiting.push([key, target]);
    return key;
  }
}

/**
 * A name that is required and that `properties` forgot is sent all the same: without a word about it a sender of
 * declared names would have nothing to send, and everything would hold for what it sends.
 */
function declareRequired(copy: JsonObject): void {
  const { properties, required } = copy;
  const isOpen = !["additionalProperties", "patternProperties", "unevaluatedProperties"].some((keyword) =>
    Object.hasOwn(copy, keyword),
  );
  if (!isOpen || !isObject(properties) || Object.keys(properties).length === 0 || !Array.isArray(required)) return;
  for (const name of required)
    if (typeof name === "string" && !Object.hasOwn(properties, name)) setOwn(properties, name, true);
}

function withoutHidden(required: readonly unknown[], hidden: ReadonlySet<string>): unknown {
  const kept = required.filter((name) => !hidden.has(name as string));
  return kept.length === 0 ? undefined : kept;
}

function requiresAny({ required, allOf }: JsonObject, hidden: ReadonlySet<string>): boolean {
  if (Array.isArray(required) && required.some((name) => hidden.has(name as string))) return true;
  return Array.isArray(allOf) && allOf.some((part) => isObject(part) && requiresAny(part, hidden));
}
