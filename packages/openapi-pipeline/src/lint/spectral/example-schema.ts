import { isRecord } from "../is-record.ts";

type Schema = Record<string, unknown>;

/** What a message leaves out though the schema requires it: `readOnly` in a request, `writeOnly` in a response. */
export interface Relaxation {
  readonly readOnly: boolean;
  readonly writeOnly: boolean;
}

/** Keywords by what they hold, as `json-schema-traverse` has them, with which Spectral walks a schema. */
const one = new Set("additionalItems items contains additionalProperties propertyNames if then else".split(" "));
const list = new Set(["items", "allOf", "anyOf", "oneOf"]);
const named = new Set(["$defs", "definitions", "properties", "patternProperties", "dependencies"]);

/**
 * The schema as Spectral's `oasExample` hands it to Ajv: what the direction of the message leaves out is not
 * required. The stock function also drops `id` from keywords that Ajv does not know; a vetted schema has no such.
 */
export function exampleSchema(text: string, relaxation: Relaxation): Schema {
  const root = JSON.parse(text) as Schema;
  if (relaxation.readOnly || relaxation.writeOnly) relax(root, relaxation);
  return root;
}

function relax(schema: unknown, relaxation: Relaxation): void {
  if (!isRecord(schema)) return;
  for (const [keyword, value] of Object.entries(schema)) {
    // Below `not`, what is required stays so: less required there would be more asked for.
    if (keyword === "not") continue;
    if (named.has(keyword) && isRecord(value)) {
      for (const [property, item] of Object.entries(value)) {
        if (keyword === "properties" && isLeftOut(item, relaxation)) forgive(schema as Schema, property);
        relax(item, relaxation);
      }
    } else if (Array.isArray(value) ? list.has(keyword) : one.has(keyword)) {
      for (const item of [value].flat()) relax(item, relaxation);
    }
  }
}

function isLeftOut(property: unknown, { readOnly, writeOnly }: Relaxation): boolean {
  if (!isRecord(property)) return false;
  return (readOnly && property.readOnly === true) || (writeOnly && property.writeOnly === true);
}

function forgive(schema: Schema, property: string): void {
  if (!Array.isArray(schema.required)) return;
  const required = schema.required.filter((name) => name !== property);
  if (required.length > 0) schema.required = required;
  else delete schema.required;
}
