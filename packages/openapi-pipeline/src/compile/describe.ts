import type { JsonSchema } from "@rawr/openapi-document";

/** A schema in a few words, for a message. */
export function describe(schema: JsonSchema): string {
  if (schema.properties) return `an object with ${Object.keys(schema.properties).join(", ")}`;
  const text = JSON.stringify(schema);
  return text.length > 120 ? `${text.slice(0, 117)}...` : text;
}
