import { isObject, type JsonObject, type Resolver } from "@rawr/openapi-document";
import { branchTag } from "./discriminator.ts";
import { sortOf } from "./keywords.ts";

/** The branches of a schema that is a union and, at most, says of what type. */
export function branchesOf(node: JsonObject): readonly unknown[] | undefined {
  const asserting = Object.keys(node).filter((keyword) => sortOf(keyword) === "assertion" && keyword !== "type");
  const [keyword] = asserting;
  if (asserting.length !== 1 || (keyword !== "anyOf" && keyword !== "oneOf")) return undefined;
  const branches = node[keyword];
  return Array.isArray(branches) && branches.every(isObject) ? branches : undefined;
}

/** Tells branches of a union apart. */
export interface Distinguishing {
  /** The union. */
  readonly node: JsonObject;
  readonly branches: readonly unknown[];
  readonly resolve: Resolver;
}

/**
 * Whether no value is in two branches, one of them being among `changed`, at a glance: by their kinds, or by a tag that
 * each requires. `anyOf` asks it of the changed ones only: a value that is in another branch stays there.
 */
export function areDisjoint({ node, branches, resolve }: Distinguishing, changed: ReadonlySet<unknown>): boolean {
  const isExclusive = Array.isArray(node.oneOf);
  const facts = branches.map((branch) => ({ branch, ...factsOf(node, branch, resolve) }));
  return facts.every((one, index) =>
    facts.slice(index + 1).every((other) => {
      const concerned = Number(changed.has(one.branch)) + Number(changed.has(other.branch));
      return concerned < (isExclusive ? 1 : 2) || differ(one, other);
    }),
  );
}

interface Facts {
  readonly kinds: readonly string[] | undefined;
  readonly tags: ReadonlyMap<string, readonly unknown[]>;
}

function differ(one: Facts, other: Facts): boolean {
  const apart = <T>(left: readonly T[], right: readonly T[]): boolean => !left.some((value) => right.includes(value));
  if (one.kinds && other.kinds && apart(one.kinds, other.kinds)) return true;
  return [...one.tags].some(([name, values]) => {
    const others = other.tags.get(name);
    return others !== undefined && apart(values, others);
  });
}

function factsOf(node: JsonObject, branch: unknown, resolve: Resolver): Facts {
  const parts = [...conjuncts(branch, resolve, new Set())];
  const tags = new Map<string, readonly unknown[]>();
  const kinds = parts.flatMap((part) => [kindsOf(part) ?? []]).find((names) => names.length > 0);
  const required = new Set(parts.flatMap((part) => (Array.isArray(part.required) ? (part.required as string[]) : [])));
  // Only objects have tags: of another kind everything passes.
  for (const { properties } of kinds?.join() === "object" ? parts : []) {
    if (!isObject(properties)) continue;
    for (const name of Object.keys(properties)) {
      const values = required.has(name) ? valuesOf(follow(properties[name], resolve)) : undefined;
      if (values) tags.set(name, values);
    }
  }
  const tag = branchTag(node, branch, resolve);
  if (tag) tags.set(tag.property, tag.values);
  return { kinds, tags };
}

/** The schemas that all hold for a value of a branch. */
export function* conjuncts(schema: unknown, resolve: Resolver, seen: Set<unknown>): Iterable<JsonObject> {
  if (!isObject(schema) || seen.has(schema)) return;
  seen.add(schema);
  yield schema;
  if (typeof schema.$ref === "string") yield* conjuncts(resolve(schema.$ref), resolve, seen);
  if (Array.isArray(schema.allOf)) for (const part of schema.allOf) yield* conjuncts(part, resolve, seen);
}

function follow(schema: unknown, resolve: Resolver): unknown {
  const isReference = isObject(schema) && typeof schema.$ref === "string";
  return isReference ? resolve(schema.$ref as string) : schema;
}

function kindsOf({ type, const: constant, enum: list }: JsonObject): readonly string[] | undefined {
  const types = type === undefined ? undefined : ([type].flat() as string[]);
  // An integer is a number, and both are told apart from the rest only.
  if (types) return types.map((name) => (name === "integer" ? "number" : name));
  const values = constant !== undefined ? [constant] : Array.isArray(list) ? list : undefined;
  return values?.map((value) => (value === null ? "null" : Array.isArray(value) ? "array" : typeof value));
}

/** Constants of one kind that `===` tells apart. */
function valuesOf(schema: unknown): readonly unknown[] | undefined {
  if (!isObject(schema)) return undefined;
  if (typeof schema.const === "string") return [schema.const];
  const { enum: list } = schema;
  return Array.isArray(list) && list.every((value) => typeof value === "string") ? list : undefined;
}
