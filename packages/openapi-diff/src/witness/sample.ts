import { createResolver, isObject, type JsonObject } from "@rawr/openapi-document";
import { contains, type Json } from "@rawr/schema-containment";
import type { SchemaSpot } from "../model.ts";
import { plainSample } from "./plain-sample.ts";

/** A readable value of a schema, or `undefined` where none was found. */
export type Sampler = (spot: SchemaSpot, also?: JsonObject) => Json | undefined;

/** Tried first, because people read `1` and `a` more easily than the smallest value, `0` or nothing. */
const readable: readonly Json[] = ["a", 1, true, "2026-01-01", "2026-01-01T00:00:00Z"];

/** A sampler for schemas of one document; the same question is answered once. */
export function createSampler(document: JsonObject, budget: number): Sampler {
  const known = new Map<string, Json | undefined>();
  const resolve = createResolver(document);
  return (spot, also) => {
    const key = `${spot.pointer} ${also === undefined ? "" : JSON.stringify(also)}`;
    if (!known.has(key)) {
      const plain = also === undefined ? plainSample(spot.schema, resolve) : undefined;
      known.set(key, plain ?? sample(wholeSchema(document, spot, also), budget));
    }
    return known.get(key);
  };
}

/** The schema with the components that it refers to at hand. */
function wholeSchema(document: JsonObject, { schema }: SchemaSpot, also: JsonObject | undefined): JsonObject | boolean {
  if (typeof schema === "boolean") return also ?? schema;
  const base = also === undefined ? schema : { allOf: [schema, also] };
  const refers = JSON.stringify(schema).includes('"$ref"');
  return refers && isObject(document.components) ? { ...base, components: document.components } : base;
}

function sample(schema: JsonObject | boolean, budget: number): Json | undefined {
  if (schema === true) return "a";
  if (schema === false) return undefined;
  const told = [schema.const, ...list(schema.enum), schema.default, schema.example, ...list(schema.examples)];
  const plausible = told.filter((value) => value !== undefined) as Json[];
  // Shapes are quicker asked of the solver; single values are not worth its witness.
  for (const value of [...plausible, ...(isShape(schema) ? [] : readable)]) {
    if (contains({ const: value }, schema, { budget }).verdict === "contained") return value;
  }
  const verdict = contains(schema, false, { budget });
  return verdict.verdict === "not-contained" ? verdict.witness : undefined;
}

function isShape(schema: JsonObject): boolean {
  return schema.type === "object" || schema.type === "array" || schema.type === undefined;
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value.slice(0, 3) : [];
}
