import { isObject, type JsonObject } from "@rawr/openapi-document";

/**
 * The 3.0 schema that accepts `null` alone. In 3.0.3 `nullable` counts only beside a `type` of the same schema
 * (proposal "Clarify Nullable"), so the enum says that nothing but null is meant.
 */
export function nullSchema(): JsonObject {
  return { type: "string", nullable: true, enum: [null] };
}

/** Is it {@link nullSchema}, as a converted schema? */
export function isNullSchema(schema: unknown): boolean {
  return (
    isObject(schema) &&
    schema.nullable === true &&
    Array.isArray(schema.enum) &&
    schema.enum.every((value) => value === null)
  );
}

/** `type` of 3.1, one name or several, as 3.0 says it: one name, `nullable`, or `anyOf`. Changes the schema. */
export function lowerType(schema: JsonObject): void {
  const types = Array.isArray(schema.type) ? [...new Set(schema.type as string[])] : [schema.type as string];
  const nullable = types.includes("null");
  const names = types.filter((name) => name !== "null" && !(name === "integer" && types.includes("number")));
  if (names.length === 0) {
    Object.assign(schema, { type: "string", nullable: true, enum: [null] });
    return;
  }
  if (names.length === 1) {
    schema.type = names[0];
    if (nullable) schema.nullable = true;
    else delete schema.nullable;
    if (names[0] === "array") schema.items ??= {};
    return;
  }
  delete schema.type;
  delete schema.nullable;
  const { items } = schema;
  delete schema.items;
  const variants = names.map((type) => ({
    type,
    ...(nullable && { nullable: true }),
    ...(type === "array" && { items: items ?? {} }),
  }));
  addAnyOf(schema, variants);
}

/** Adds an `anyOf`; a schema that has one already gets both through `allOf`. */
export function addAnyOf(schema: JsonObject, variants: readonly unknown[]): void {
  if (schema.anyOf === undefined) schema.anyOf = [...variants];
  else schema.allOf = [...(Array.isArray(schema.allOf) ? schema.allOf : []), { anyOf: [...variants] }];
}

const combiners = ["$ref", "allOf", "anyOf", "oneOf", "not"];
const annotations = new Set(["title", "description", "deprecated", "readOnly", "writeOnly", "default", "example"]);

/**
 * `anyOf: [X, null]` is `X` with `nullable`, when X has a type of its own and nothing else that null would fail;
 * a reference keeps the null beside it.
 */
export function foldNullVariant(schema: JsonObject, keyword: "anyOf" | "oneOf"): void {
  const variants = schema[keyword];
  if (!Array.isArray(variants) || variants.length !== 2) return;
  const other: unknown = isNullSchema(variants[1]) ? variants[0] : isNullSchema(variants[0]) ? variants[1] : undefined;
  if (!isObject(other) || typeof other.type !== "string" || other.nullable === true) return;
  if (combiners.some((key) => Object.hasOwn(other, key))) return;
  const folded: JsonObject = { ...other, nullable: true };
  if (Array.isArray(folded.enum) && !folded.enum.includes(null)) folded.enum = [...folded.enum, null];
  // Beside other constraints (`additionalProperties`, `required`) X would change its meaning: there it stays inside.
  const alone = Object.keys(schema).every((key) => key === keyword || annotations.has(key) || key.startsWith("x-"));
  if (!alone || Object.keys(folded).some((key) => Object.hasOwn(schema, key))) {
    schema[keyword] = [folded];
    return;
  }
  delete schema[keyword];
  Object.assign(schema, folded);
}
