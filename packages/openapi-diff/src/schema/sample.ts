import { isObject, type JsonObject, type Resolver, setOwn } from "@rawr/openapi-document";
import { contains, createJudge, type Json } from "@rawr/schema-containment";
import type { Direction } from "../schema-question.ts";
import { namesOf } from "./both.ts";
import { conjuncts } from "./branches.ts";
import { isPlainKeyword } from "./keywords.ts";
import { asNode } from "./nodes.ts";
import type { Projector } from "./project.ts";
import { hiddenNames } from "./visible.ts";

/** What a sampler needs of its side. */
export interface SampleOptions {
  readonly resolve: Resolver;
  readonly projector: Projector;
  readonly direction: Direction;
  readonly budget: number;
}

/** Finds a small value of a schema. Its word is worth nothing by itself: whoever uses one holds it against validators. */
export class Sampler {
  readonly #options: SampleOptions;
  readonly #known = new Map<object, Json | undefined>();

  constructor(options: SampleOptions) {
    this.#options = options;
  }

  sample(schema: unknown): Json | undefined {
    const node = asNode(schema);
    // Met below itself, a schema has no value that is built this way.
    if (this.#known.has(node)) return this.#known.get(node);
    this.#known.set(node, undefined);
    const built = this.#build(node);
    const found = built !== undefined && this.#holds(built, node) ? built : this.#ask(node);
    this.#known.set(node, found);
    return found;
  }

  #build(node: JsonObject): Json | undefined {
    if (typeof node.$ref === "string" && Object.keys(node).every((key) => key === "$ref" || !isAsserting(key))) {
      const target = this.#options.resolve(node.$ref);
      return target === undefined ? undefined : this.sample(target);
    }
    if (Array.isArray(node.allOf) && node.not === undefined) return this.#object(merged(node, this.#options.resolve));
    const union = soleUnion(node);
    if (union) return first(union, (branch) => this.sample(branch));
    if (!Object.keys(node).every((key) => isPlainKeyword(key) || key === "enum" || key === "const")) return undefined;
    if (Object.hasOwn(node, "const")) return node.const as Json;
    if (Array.isArray(node.enum)) return node.enum[0] as Json | undefined;
    const type = Array.isArray(node.type) ? (node.type.includes("null") ? "null" : node.type[0]) : node.type;
    if (type === "object") return this.#object(node);
    if (type === "array") return this.#array(node);
    return scalar(node, type);
  }

  /** Exclusive branches and schemas that hold together may refuse what was built for one of them. */
  #holds(value: Json, node: JsonObject): boolean {
    if (!Object.hasOwn(node, "oneOf") && !Object.hasOwn(node, "allOf")) return true;
    const names = namesOf(value);
    return createJudge(this.#options.projector.project(node, { names })).accepts(value) === true;
  }

  #object(node: JsonObject): Json | undefined {
    const { direction, resolve } = this.#options;
    const hidden = hiddenNames(node, direction, resolve);
    const properties = isObject(node.properties) ? node.properties : {};
    const copy: JsonObject = {};
    for (const name of Array.isArray(node.required) ? (node.required as string[]) : []) {
      if (hidden.has(name)) continue;
      const value = this.sample(
        Object.hasOwn(properties, name) ? properties[name] : (node.additionalProperties ?? true),
      );
      if (value === undefined) return undefined;
      setOwn(copy, name, value);
    }
    return Object.keys(copy).length >= Number(node.minProperties ?? 0) ? (copy as Json) : undefined;
  }

  #array(node: JsonObject): Json | undefined {
    const length = Number(node.minItems ?? 0);
    if (length === 0) return [];
    const item = length > 100 ? undefined : this.sample(node.items ?? true);
    return item === undefined ? undefined : Array.from({ length }, () => item);
  }

  /** Everything else is asked: nothing is in the empty schema, so that a witness is a value. */
  #ask(node: JsonObject): Json | undefined {
    const { projector, budget } = this.#options;
    const options = { budget: Math.min(budget, 20_000), senderClosed: true };
    const verdict = contains(projector.project(node), false, options);
    return verdict.verdict === "not-contained" ? verdict.witness : undefined;
  }
}

/** What a schema and all that holds beside it say of an object; where two speak of one property, the first is taken. */
function merged(node: JsonObject, resolve: Resolver): JsonObject {
  const properties: JsonObject = {};
  const required = new Set<unknown>();
  for (const part of conjuncts(node, resolve, new Set())) {
    for (const [name, property] of Object.entries(isObject(part.properties) ? part.properties : {})) {
      if (!Object.hasOwn(properties, name)) setOwn(properties, name, property);
    }
    for (const name of Array.isArray(part.required) ? part.required : []) required.add(name);
  }
  return { type: "object", properties, required: [...required] };
}

const isAsserting = (keyword: string): boolean => !isPlainKeyword(keyword) || plainAssertions.has(keyword);
const plainAssertions = new Set(["type", "properties", "required", "additionalProperties", "items", "pattern"]);

function soleUnion(node: JsonObject): readonly unknown[] | undefined {
  const union = node.anyOf ?? node.oneOf;
  const others = Object.keys(node).filter((key) => key !== "anyOf" && key !== "oneOf" && isAsserting(key));
  return Array.isArray(union) && others.length === 0 ? union : undefined;
}

function first<Value>(list: readonly unknown[], of: (item: unknown) => Value | undefined): Value | undefined {
  for (const item of list) {
    const found = of(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

function scalar(node: JsonObject, type: unknown): Json | undefined {
  if (type === "null" || type === undefined) return null;
  if (type === "boolean") return true;
  if (type === "string") {
    const isFree = node.pattern === undefined && node.format === undefined;
    return isFree ? "a".repeat(Math.min(Number(node.minLength ?? 0), 1000)) : undefined;
  }
  if (node.multipleOf !== undefined || node.exclusiveMinimum !== undefined || node.exclusiveMaximum !== undefined) {
    return undefined;
  }
  const { minimum, maximum } = node;
  if (typeof minimum === "number") return Number.isInteger(minimum) ? minimum : undefined;
  return typeof maximum === "number" ? (Number.isInteger(maximum) ? Math.min(0, maximum) : undefined) : 0;
}
