import type { JsonSchema } from "@rawr/openapi-document";

/** Follows a `$ref` to the schema itself. */
export type Resolve = (schema: JsonSchema) => JsonSchema;

const annotations = new Set([
  "title",
  "description",
  "examples",
  "example",
  "default",
  "deprecated",
  "$comment",
  "readOnly",
  "writeOnly",
  "discriminator",
]);
const structure = new Set(["type", "properties", "required", "additionalProperties"]);

/**
 * A schema as the plain objects that it is a union of: one for an object or an intersection, several for a union.
 * Undefined when it also admits something else, or says something that cannot be split over parameters and a body.
 */
export function objectBranches(
  schema: JsonSchema,
  resolve: Resolve,
  open: ReadonlySet<JsonSchema> = new Set(),
): JsonSchema[] | undefined {
  const resolved = resolve(schema);
  if (open.has(resolved)) return undefined;
  const inner = new Set([...open, resolved]);
  const { anyOf, oneOf, allOf, ...own } = resolved;
  const saysMore = Object.keys(own).some((key) => structure.has(key));
  const factors: JsonSchema[][] = [];
  if (saysMore || (!anyOf && !oneOf && !allOf)) {
    if (!isPlainObject(own)) return undefined;
    // The node itself keeps its identity, and with it its origin.
    factors.push([anyOf || oneOf || allOf ? own : resolved]);
  }
  for (const part of allOf ?? []) {
    const branches = objectBranches(part, resolve, inner);
    if (!branches) return undefined;
    factors.push(branches);
  }
  for (const union of [anyOf, oneOf]) {
    if (!union) continue;
    const branches = union.map((part) => objectBranches(part, resolve, inner));
    if (branches.includes(undefined)) return undefined;
    factors.push((branches as JsonSchema[][]).flat());
  }
  return product(factors);
}

function isPlainObject(schema: JsonSchema): boolean {
  if (schema.type !== "object") return false;
  return Object.keys(schema).every((key) => structure.has(key) || annotations.has(key) || key.startsWith("x-"));
}

function product(factors: readonly JsonSchema[][]): JsonSchema[] | undefined {
  let result: JsonSchema[] | undefined;
  for (const factor of factors) {
    if (!result) {
      result = factor;
      continue;
    }
    const merged: (JsonSchema | undefined)[] = result.flatMap((left) => factor.map((right) => intersect(left, right)));
    if (merged.includes(undefined)) return undefined;
    result = merged as JsonSchema[];
  }
  return result;
}

/** Both at once; undefined when one is closed and the other adds properties. */
function intersect(left: JsonSchema, right: JsonSchema): JsonSchema | undefined {
  const names = [...new Set([...Object.keys(left.properties ?? {}), ...Object.keys(right.properties ?? {})])];
  const properties: Record<string, JsonSchema> = {};
  for (const name of names) {
    const sides = [left, right].map((side) => side.properties?.[name] ?? side.additionalProperties);
    if (sides.includes(false)) return undefined;
    properties[name] = all(sides.filter((side) => typeof side === "object"));
  }
  const rest = [left.additionalProperties, right.additionalProperties];
  const additional = rest.includes(false) ? false : all(rest.filter((side) => typeof side === "object"));
  const required = [...new Set([...(left.required ?? []), ...(right.required ?? [])])];
  return {
    type: "object",
    ...(names.length > 0 && { properties }),
    ...(required.length > 0 && { required }),
    ...((additional === false || Object.keys(additional).length > 0) && { additionalProperties: additional }),
  };
}

function all(schemas: readonly JsonSchema[]): JsonSchema {
  const distinct = unique(schemas);
  return distinct.length === 1 ? (distinct[0] as JsonSchema) : distinct.length === 0 ? {} : { allOf: distinct };
}

function unique(schemas: readonly JsonSchema[]): JsonSchema[] {
  return [...new Map(schemas.map((schema) => [JSON.stringify(schema), schema])).values()];
}

/** An object's named properties, and the object without them. */
export function splitObject(object: JsonSchema, names: readonly string[]): [picked: JsonSchema, rest: JsonSchema] {
  const side = (wanted: boolean): JsonSchema => {
    const properties = Object.entries(object.properties ?? {}).filter(([name]) => names.includes(name) === wanted);
    const required = object.required?.filter((name) => names.includes(name) === wanted) ?? [];
    return {
      type: "object",
      ...(properties.length > 0 && { properties: Object.fromEntries(properties) }),
      ...(required.length > 0 && { required }),
    };
  };
  const { type: _type, properties: _properties, required: _required, examples, ...kept } = object;
  const without = examples?.map((example) =>
    Object.fromEntries(Object.entries(example as object).filter(([name]) => !names.includes(name))),
  );
  return [side(true), { ...side(false), ...kept, ...(without && { examples: without }) }];
}

/** One object that admits what any of the branches admits: a property is required when it is in all of them. */
export function unite(branches: readonly JsonSchema[]): JsonSchema {
  if (branches.length === 1) return branches[0] as JsonSchema;
  const names = [...new Set(branches.flatMap((branch) => Object.keys(branch.properties ?? {})))];
  const properties = names.map((name) => {
    const distinct = unique(
      branches.flatMap((branch): JsonSchema[] => (branch.properties?.[name] ? [branch.properties[name]] : [])),
    );
    return [name, distinct.length === 1 ? distinct[0] : { anyOf: distinct }];
  });
  const required = names.filter((name) => branches.every((branch) => branch.required?.includes(name)));
  return { type: "object", properties: Object.fromEntries(properties), ...(required.length > 0 && { required }) };
}
