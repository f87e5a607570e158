import type { JsonSchema, OpenApiDocument } from "../document/openapi.ts";
import { resolvePointer } from "../generate/references.ts";

const formats: Readonly<Record<string, string>> = {
  date: "2026-01-31",
  "date-time": "2026-01-31T12:00:00Z",
  email: "someone@example.com",
  uri: "https://example.com/",
  url: "https://example.com/",
  uuid: "123e4567-e89b-42d3-a456-426614174000",
};

/** Deeper than this a schema that requires itself has no finite value. */
const deepest = 8;

/**
 * A small value that a schema accepts: its example, default or first choice, and required properties only.
 * `undefined` when none can be told (a `pattern` without an example, a schema of `false`).
 */
export function sampleValue(document: OpenApiDocument, schema: JsonSchema | boolean | undefined, depth = 0): unknown {
  if (schema === undefined || schema === true) return {};
  if (schema === false || depth > deepest) return undefined;
  if (typeof schema.$ref === "string") {
    return sampleValue(document, resolvePointer(document, schema.$ref) as JsonSchema | undefined, depth + 1);
  }
  const given = [schema.const, schema["example"], schema.examples?.[0], schema["default"], schema.enum?.[0]];
  const known = given.find((value) => value !== undefined);
  if (known !== undefined) return known;
  const choice = schema.oneOf?.[0] ?? schema.anyOf?.[0];
  if (choice !== undefined) return sampleValue(document, choice, depth + 1);
  if (schema.allOf !== undefined) return sampleOfAll(document, schema.allOf, depth);
  return sampleOfType(document, schema, depth);
}

function sampleOfAll(document: OpenApiDocument, schemas: readonly JsonSchema[], depth: number): unknown {
  const parts = schemas.map((schema) => sampleValue(document, schema, depth + 1));
  if (parts.includes(undefined)) return undefined;
  return parts.every((part) => typeof part === "object" && part !== null) ? Object.assign({}, ...parts) : parts[0];
}

function sampleOfType(document: OpenApiDocument, schema: JsonSchema, depth: number): unknown {
  const type = Array.isArray(schema.type)
    ? schema.type[0]
    : (schema.type ?? (schema.properties ? "object" : undefined));
  switch (type) {
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
      return undefined;
  }
}

function sampleString(schema: JsonSchema): string | undefined {
  if (schema["pattern"] !== undefined) return undefined;
  const format = typeof schema["format"] === "string" ? formats[schema["format"]] : undefined;
  const { minLength = 0, maxLength = Number.POSITIVE_INFINITY } = schema as { minLength?: number; maxLength?: number };
  return format ?? "example".padEnd(minLength, "-").slice(0, maxLength);
}

function sampleNumber(schema: JsonSchema): number {
  const { minimum = 1, maximum = Number.POSITIVE_INFINITY } = schema as { minimum?: number; maximum?: number };
  return Math.min(Math.max(minimum, 1), maximum);
}

function sampleArray(document: OpenApiDocument, schema: JsonSchema, depth: number): unknown[] | undefined {
  const length = typeof schema["minItems"] === "number" ? schema["minItems"] : 0;
  if (length === 0) return [];
  const item = sampleValue(document, schema.items, depth + 1);
  return item === undefined ? undefined : Array.from({ length }, () => item);
}

function sampleObject(document: OpenApiDocument, schema: JsonSchema, depth: number): object | undefined {
  const entries = (schema.required ?? []).map(
    (name) => [name, sampleValue(document, schema.properties?.[name], depth + 1)] as const,
  );
  return entries.some(([, value]) => value === undefined) ? undefined : Object.fromEntries(entries);
}
