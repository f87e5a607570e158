import type { JsonSchema, OpenApiDocument } from "@rawr/openapi-document";
import { resolvePointer } from "../generate/references.ts";
import { mergeSchemas } from "./merge-schemas.ts";
import { sampleNumber, sampleString } from "./sample-scalar.ts";

/** Deeper than this a schema that requires itself has no finite value. */
const deepest = 24;

/**
 * A small value that a schema accepts: its example, default or first choice, and required properties only.
 * The same schema gives the same value. `undefined` when none can be told (a schema of `false`, a `not`).
 */
export function sampleValue(document: OpenApiDocument, schema: JsonSchema | boolean | undefined, depth = 0): unknown {
  if (schema === undefined || schema === true) return {};
  if (schema === false || depth > deepest) return undefined;
  const given = givenValue(schema);
  if (given !== undefined) return given;
  if (typeof schema.$ref === "string") {
    const { $ref, ...rest } = schema;
    const target = resolvePointer(document, $ref) as JsonSchema | undefined;
    return sampleValue(document, hasConstraints(rest) ? { allOf: [target ?? {}, rest] } : target, depth + 1);
  }
  if (schema.allOf !== undefined) return sampleValue(document, mergeSchemas(document, schema), depth + 1);
  const choices = schema.oneOf ?? schema.anyOf;
  if (choices !== undefined) return sampleOfChoices(document, schema, depth);
  return sampleOfType(document, schema, depth);
}

/** An example of another type is a slip of the author's (`example: 20.04` for a version). */
function givenValue(schema: JsonSchema): unknown {
  if (schema.const !== undefined) return schema.const;
  const given = [schema["example"], schema.examples?.[0], schema["default"], schema.enum?.[0]];
  return given.find((value) => value !== undefined && hasType(value, schema));
}

function hasType(value: unknown, { type, items }: JsonSchema): boolean {
  const types = typeof type === "string" ? [type] : (type ?? (items === undefined ? [] : ["array"]));
  if (types.length === 0) return true;
  const actual = value === null ? "null" : Array.isArray(value) ? "array" : typeof value;
  return types.includes(actual) || (actual === "number" && types.includes("integer") && Number.isInteger(value));
}

/** Keywords beside a `$ref` that only describe change nothing. */
function hasConstraints(rest: JsonSchema): boolean {
  return ["properties", "required", "allOf", "oneOf", "anyOf", "type", "items"].some((keyword) => keyword in rest);
}

/** What stands beside the choices holds for each of them. */
function sampleOfChoices(document: OpenApiDocument, schema: JsonSchema, depth: number): unknown {
  const { oneOf, anyOf, ...rest } = schema;
  for (const choice of oneOf ?? anyOf ?? []) {
    const value = sampleValue(document, hasConstraints(rest) ? { allOf: [rest, choice] } : choice, depth + 1);
    if (value !== undefined) return value;
  }
  return undefined;
}

function sampleOfType(document: OpenApiDocument, schema: JsonSchema, depth: number): unknown {
  switch (typeOf(schema)) {
    case "string":
      return sampleString(schema);
    case "integer":
    case "number":
      return sampleNumber(schema);
    case "boolean":
      return true;
    case "null":
      return null;
    case "array":
      return sampleArray(document, schema, depth);
    case "object":
      return sampleObject(document, schema, depth);
    default:
      return {};
  }
}

function typeOf(schema: JsonSchema): string | undefined {
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  if (type !== undefined) return type;
  if (schema.items !== undefined) return "array";
  return schema["pattern"] !== undefined || schema["format"] !== undefined ? "string" : "object";
}

function sampleArray(document: OpenApiDocument, schema: JsonSchema, depth: number): unknown[] | undefined {
  const head = (schema.prefixItems ?? []).map((item) => sampleValue(document, item, depth + 1));
  const length = typeof schema["minItems"] === "number" ? schema["minItems"] : head.length;
  const item = length > head.length ? sampleValue(document, schema.items, depth + 1) : null;
  if (item === undefined || head.includes(undefined)) return undefined;
  return [...head, ...Array.from({ length: length - head.length }, () => item)].slice(0, length);
}

function sampleObject(document: OpenApiDocument, schema: JsonSchema, depth: number): object | undefined {
  const entries: [string, unknown][] = [];
  for (const name of new Set(schema.required ?? [])) {
    const property = schema.properties?.[name] ?? schema.additionalProperties;
    const value = sampleValue(document, property, depth + 1);
    if (value === undefined) return undefined;
    entries.push([name, value]);
  }
  return Object.fromEntries(entries);
}
