import type { JsonSchema } from "@rawr/openapi-document";

/** The keywords that a type is made of: those that hold one schema, a list, and schemas by name. */
export const singleKeywords = ["items", "additionalProperties"] as const;
export const listKeywords = ["anyOf", "oneOf", "allOf", "prefixItems"] as const;
export const mapKeywords = ["properties", "patternProperties"] as const;

/** Visits a schema and every schema in it that takes part in its type. References are not followed. */
export function eachSubschema(schema: unknown, visit: (schema: JsonSchema) => void): void {
  if (typeof schema !== "object" || schema === null || Array.isArray(schema)) return;
  const record = schema as JsonSchema;
  visit(record);
  for (const keyword of singleKeywords) eachSubschema(record[keyword], visit);
  for (const keyword of [...listKeywords, ...mapKeywords]) {
    const below = record[keyword];
    if (typeof below === "object" && below !== null)
      for (const each of Object.values(below)) eachSubschema(each, visit);
  }
}
