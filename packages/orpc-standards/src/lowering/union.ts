import type { JsonSchema } from "./context.ts";
import { toJson } from "./json-value.ts";
import { isUndefinedKind, unrepresentableKinds } from "./kinds.ts";
import { below, isSchemaObject, kindOf, type Place, reportProblem, type SchemaObject, type Walk } from "./place.ts";

/** What a literal may carry and still become one value of an `enum`. */
const enumerable: ReadonlySet<string> = new Set(["type", "const", "description", "title", "x-audience"]);

/** Lowers `anyOf`: literals become an `enum`, `undefined` goes where JSON can leave the value out. */
export function lowerAnyOf(schema: SchemaObject, walk: Walk, place: Place): JsonSchema {
  const members = (schema["anyOf"] as unknown[]).map((member, index) => ({ member, index }));
  const present = members.filter(({ member }) => !isUndefined(member));
  if (present.length < members.length && place.absence === "impossible") {
    const detail = "JSON cannot tell `undefined` from absence here; make the property optional instead";
    reportProblem(walk, place, { code: "unrepresentable-schema", schema, kind: "Undefined", detail });
  }
  if (present.length === 0) return { not: {} };
  const values = present.map(({ member }) => literalOf(member));
  const foldable = values.length > 1 && !("type" in schema || "enum" in schema || "const" in schema);
  if (foldable && values.every((value) => value !== undefined)) return enumOf(values);
  const inside = { ...below(place), absence: place.absence };
  const lowered = present.map(({ member, index }) =>
    walk.lower(member, walk, { ...inside, path: [...place.path, "anyOf", index] }),
  );
  const [only] = lowered;
  const bare = Object.keys(schema).every((key) => key === "anyOf" || key.startsWith("~"));
  return present.length < members.length && lowered.length === 1 && only && bare ? only : { anyOf: lowered };
}

/** The JSON Schema type that all `values` have, or the list of them. */
export function typeOfValues(values: readonly unknown[]): string | string[] {
  const types = [...new Set(values.map(typeOfValue))];
  const merged = types.includes("number") ? types.filter((type) => type !== "integer") : types;
  return merged.length === 1 ? (merged[0] as string) : merged;
}

function typeOfValue(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  return typeof value === "number" && Number.isInteger(value) ? "integer" : typeof value;
}

interface Literal {
  readonly value: unknown;
  readonly schema: SchemaObject;
}

function literalOf(member: unknown): Literal | undefined {
  if (!isSchemaObject(member) || "~refine" in member || "~codec" in member) return undefined;
  const kind = kindOf(member);
  if (kind !== undefined && kind in unrepresentableKinds) return undefined;
  const keys = Object.keys(member).filter((key) => !key.startsWith("~"));
  if (!keys.every((key) => enumerable.has(key))) return undefined;
  if (member["type"] === "null" && !("const" in member)) return { value: null, schema: member };
  if (!("const" in member) || !isScalar(member["const"]) || !toJson(member["const"])) return undefined;
  const { type, const: value } = member;
  return type === undefined || [type].flat().includes(typeof value) ? { value, schema: member } : undefined;
}

function isScalar(value: unknown): boolean {
  return value === null || typeof value !== "object";
}

function isUndefined(member: unknown): boolean {
  return isSchemaObject(member) && isUndefinedKind(kindOf(member));
}

function enumOf(literals: readonly (Literal | undefined)[]): JsonSchema {
  const known = literals.filter((literal) => literal !== undefined);
  const values = [...new Set(known.map((literal) => literal.value))];
  const descriptions = annotations(known, (schema) => schema["description"] ?? schema["title"]);
  const audiences = annotations(known, (schema) => schema["x-audience"]);
  return {
    type: typeOfValues(values),
    enum: values,
    ...(descriptions && { "x-enum-descriptions": descriptions }),
    ...(audiences && { "x-enum-audiences": audiences }),
  };
}

function annotations(literals: readonly Literal[], read: (schema: SchemaObject) => unknown) {
  const entries = literals.flatMap(({ value, schema }) => {
    const annotation = read(schema);
    return typeof annotation === "string" ? [[String(value), annotation] as const] : [];
  });
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}
