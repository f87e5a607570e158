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

/** A union of one document, and which of its branches differ from the other's. */
export interface UnionSide {
  readonly node: JsonObject;
  readonly branches: readonly unknown[];
  readonly changed: ReadonlySet<unknown>;
  readonly resolve: Resolver;
}

/** Whether no value is in two of the changed branches, at a glance. */
export function areDisjoint(side: UnionSide): boolean {
  const facts = side.branches.filter((branch) => side.changed.has(branch)).map((branch) => factsOf(branch, side));
  return facts.every((one, index) => facts.slice(index + 1).every((other) => differ(one, other)));
}

/**
 * Whether what is sent as one branch is never read as a changed other one as well: then a union with `oneOf` can be
 * judged branch by branch. The sender is closed, so that a name which it does not declare but the other requires is enough.
 */
export function areExclusive(
  sender: UnionSide,
  receiver: UnionSide,
  matches: (sent: unknown, read: unknown) => boolean,
): boolean {
  const sent = sender.branches.map((branch) => ({ branch, facts: factsOf(branch, sender) }));
  return receiver.branches
    .filter((branch) => receiver.changed.has(branch))
    .every((read) => {
      const facts = factsOf(read, receiver);
      const others = sent.filter(({ branch }) => !matches(branch, read));
      return others.every((other) => differ(other.facts, facts) || lacksName(other.facts, facts));
    });
}

interface Facts {
  readonly kinds: readonly string[] | undefined;
  readonly tags: ReadonlyMap<string, readonly unknown[]>;
  readonly required: ReadonlySet<string>;
  /** Every name that a closed sender has; unknown where a schema says more than `properties`. */
  readonly names: ReadonlySet<string> | undefined;
}

function differ(one: Facts, other: Facts): boolean {
  const apart = <T>(left: readonly T[], right: readonly T[]): boolean => !left.some((value) => right.includes(value));
  if (one.kinds && other.kinds && apart(one.kinds, other.kinds)) return true;
  return [...one.tags].some(([name, values]) => {
    const others = other.tags.get(name);
    return others !== undefined && apart(values, others);
  });
}

const lacksName = (sent: Facts, read: Facts): boolean =>
  read.kinds?.join() === "object" &&
  sent.names !== undefined &&
  [...read.required].some((name) => !sent.names?.has(name));

function factsOf(branch: unknown, { node, resolve }: UnionSide): Facts {
  const parts = [...conjuncts(branch, resolve, new Set())];
  const tags = new Map<string, readonly unknown[]>();
  const kinds = parts.flatMap((part) => [kindsOf(part) ?? []]).find((names) => names.length > 0);
  const required = new Set(parts.flatMap((part) => (Array.isArray(part.required) ? (part.required as string[]) : [])));
  const names = new Set<string>();
  for (const { properties } of parts) {
    if (!isObject(properties)) continue;
    for (const name of Object.keys(properties)) {
      names.add(name);
      // Only objects have tags: of another kind everything passes.
      const isTag = required.has(name) && kinds?.join() === "object";
      const values = isTag ? valuesOf(follow(properties[name], resolve)) : undefined;
      if (values) tags.set(name, values);
    }
  }
  const tag = branchTag(node, branch, resolve);
  if (tag) tags.set(tag.property, tag.values);
  const isClosed = names.size > 0 && parts.every((part) => !opening.some((keyword) => Object.hasOwn(part, keyword)));
  return { kinds, tags, required, names: isClosed ? names : undefined };
}

/** Keywords by which a sender has names that `properties` does not. */
const opening = [
  ...["additionalProperties", "patternProperties", "unevaluatedProperties", "dependentSchemas"],
  ...["anyOf", "oneOf", "if", "not", "propertyNames"],
];

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
