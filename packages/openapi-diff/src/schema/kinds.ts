import { isObject, type JsonObject, pointerOfRef, resolvePointer } from "@rawr/openapi-document";

/** The six kinds of JSON values. */
export type Kind = "null" | "boolean" | "number" | "string" | "array" | "object";

const all: ReadonlySet<Kind> = new Set(["null", "boolean", "number", "string", "array", "object"]);

export const isScalar = (kind: Kind): boolean => kind !== "array" && kind !== "object" && kind !== "null";

/** Kinds of values that a schema may have, at a glance: at least those that it has. */
export function kindsOf(schema: unknown, root: unknown, depth = 0): ReadonlySet<Kind> {
  if (!isObject(schema) || depth > 8) return all;
  const { type, $ref, anyOf, oneOf, allOf } = schema;
  const facts: ReadonlySet<Kind>[] = [];
  if (type !== undefined)
    facts.push(new Set([type].flat().map((name) => (name === "integer" ? "number" : name) as Kind)));
  const values = constants(schema);
  if (values) facts.push(new Set(values.map(kindOf)));
  for (const union of [anyOf, oneOf]) {
    if (Array.isArray(union)) facts.push(new Set(union.flatMap((part) => [...kindsOf(part, root, depth + 1)])));
  }
  if (Array.isArray(allOf)) facts.push(...allOf.map((part) => kindsOf(part, root, depth + 1)));
  if (typeof $ref === "string") {
    facts.push(kindsOf(resolvePointer(root, pointerOfRef($ref) ?? "/nowhere"), root, depth + 1));
  }
  return new Set([...all].filter((kind) => facts.every((fact) => fact.has(kind))));
}

function constants(schema: JsonObject): readonly unknown[] | undefined {
  if (Object.hasOwn(schema, "const")) return [schema.const];
  return Array.isArray(schema.enum) ? schema.enum : undefined;
}

function kindOf(value: unknown): Kind {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : (typeof value as Kind);
}
