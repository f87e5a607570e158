import { isObject, type JsonObject, type Resolver } from "@rawr/openapi-document";
import { branchTag } from "./discriminator.ts";
import { sortOf } from "./keywords.ts";

/** The branches of a schema that is a union and nothing else. */
export function branchesOf(node: JsonObject): readonly unknown[] | undefined {
  const asserting = Object.keys(node).filter(
    (keyword) => sortOf(keyword) === "assertion" && keyword !== "discriminator",
  );
  const [keyword] = asserting;
  if (asserting.length !== 1 || (keyword !== "anyOf" && keyword !== "oneOf")) return undefined;
  const branches = node[keyword];
  return Array.isArray(branches) && branches.every(isObject) ? branches : undefined;
}

/** Whether no value is in two branches, at a glance: by their kinds, or by a tag that each requires. */
export function areDisjoint(node: JsonObject, branches: readonly unknown[], resolve: Resolver): boolean {
  const facts = branches.map((branch) => factsOf(node, branch, resolve));
  return facts.every((one, index) => facts.slice(index + 1).every((other) => differ(one, other)));
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
  const tags = new Map<string, readonly unknown[]>();
  let kinds: readonly string[] | undefined;
  const target = follow(branch, resolve);
  if (isObject(target)) {
    kinds = kindsOf(target);
    const { properties, required } = target;
    if (isObject(properties) && Array.isArray(required) && kinds?.join() === "object") {
      for (const name of required as string[]) {
        const values = valuesOf(Object.hasOwn(properties, name) ? follow(properties[name], resolve) : undefined);
        if (values) tags.set(name, values);
      }
    }
  }
  const tag = branchTag(node, branch, resolve);
  if (tag) tags.set(tag.property, tag.values);
  return { kinds, tags };
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
