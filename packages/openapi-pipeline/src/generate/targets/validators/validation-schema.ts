import type { JsonSchema } from "@rawr/openapi-document";
import type { Side } from "../../model/client-model.ts";
import { openBase } from "../../model/enums.ts";
import { stringsIn } from "../../model/schema-shape.ts";

/** Keywords that hold a schema, a list of them, or schemas by name (JSON Schema 2020-12, core 10 and 11). */
const single = new Set([
  "additionalProperties",
  "contains",
  "contentSchema",
  "else",
  "if",
  "items",
  "not",
  "propertyNames",
  "then",
  "unevaluatedItems",
  "unevaluatedProperties",
]);
const lists = new Set(["allOf", "anyOf", "oneOf", "prefixItems"]);
const named = new Set(["dependentSchemas", "patternProperties", "properties"]);

/** Keywords that validate and hold no schema. All others say nothing about a value, or are not ours to judge. */
const plain = new Set(
  (
    "const dependentRequired enum exclusiveMaximum exclusiveMinimum maxContains maxItems maxLength maxProperties " +
    "maximum minContains minItems minLength minProperties minimum multipleOf pattern required type uniqueItems"
  ).split(" "),
);

/** How a document's schemas are read. */
export interface Reading {
  /** A caller leaves out what is read-only, a server what is write-only. */
  readonly side: Side;
  /** Whether a server may send other values than an enum lists, as the types say. */
  readonly isOpen: (schema: JsonSchema) => boolean;
  /** Makes what a `$ref` becomes. */
  readonly refer: (pointer: string) => unknown;
}

/** A schema in the form that the runtime's `schemaValidator` reads: what does not validate is gone. */
export function validationSchema(schema: JsonSchema | boolean, reading: Reading): unknown {
  if (typeof schema !== "object" || schema === null) return schema;
  const convert = (value: unknown) => validationSchema(value as JsonSchema, reading);
  const result: Record<string, unknown> = {};
  for (const [keyword, value] of Object.entries(schema)) {
    if (keyword === "$ref" || keyword === "$dynamicRef") result["$ref"] = reading.refer(String(value));
    else if (keyword === "required") addRequired(result, schema, reading.side);
    else if (keyword === "enum") addEnum(result, schema, reading);
    else if (plain.has(keyword)) result[keyword] = value;
    else if (single.has(keyword)) result[keyword] = convert(value);
    else if (lists.has(keyword) && Array.isArray(value)) result[keyword] = value.map(convert);
    else if (named.has(keyword)) result[keyword] = mapValues(value as Record<string, unknown>, convert);
  }
  return result;
}

/** A required property that this side does not send is not required of it. */
function addRequired(result: Record<string, unknown>, schema: JsonSchema, side: Side): void {
  const hidden = side === "input" ? "readOnly" : "writeOnly";
  const required = stringsIn(schema.required).filter((name) => schema.properties?.[name]?.[hidden] !== true);
  if (required.length > 0) result["required"] = required;
}

/** Of an open enum the type remains. */
function addEnum(result: Record<string, unknown>, schema: JsonSchema, { side, isOpen }: Reading): void {
  if (side === "input" || !isOpen(schema)) result["enum"] = schema.enum;
  else result["type"] = [openBase(schema), ...(schema.enum?.includes(null) ? ["null"] : [])];
}

function mapValues(record: Record<string, unknown>, convert: (value: unknown) => unknown): object {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, convert(value)]));
}
