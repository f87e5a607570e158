import { isRecord } from "../is-record.ts";

/** Which JSON Schema a document's schemas are compiled as: draft 4 up to OpenAPI 3.0, 2020-12 from 3.1. */
export type SchemaDialect = "draft4" | "2020-12";

/**
 * What compiling a schema with Ajv would come to.
 * - `compiles`: it compiles without a word
 * - `dangling`: it throws Ajv's MissingRefError, which Spectral ignores, and nothing else
 * - `unknown`: we cannot tell without compiling it
 */
export type SchemaVetting = "compiles" | "dangling" | "unknown";

const typeNames = new Set(["array", "boolean", "integer", "null", "number", "object", "string"]);
const isString = (value: unknown) => typeof value === "string";
const isBoolean = (value: unknown) => typeof value === "boolean";
const isNumber = (value: unknown) => typeof value === "number" && Number.isFinite(value);
const isCount = (value: unknown) => Number.isInteger(value) && (value as number) >= 0;
const isAnything = () => true;

/** Keywords that hold no schema, and the values of which both meta-schemas approve. */
const plainKeywords: Readonly<Record<string, (value: unknown) => boolean>> = {
  title: isString,
  description: isString,
  format: isString,
  pattern: isPattern,
  default: isAnything,
  example: isAnything,
  examples: Array.isArray,
  enum: isDistinctScalars,
  const: isAnything,
  required: isDistinctStrings,
  type: isType,
  nullable: isBoolean,
  deprecated: isBoolean,
  readOnly: isBoolean,
  writeOnly: isBoolean,
  minLength: isCount,
  maxLength: isCount,
  minItems: isCount,
  maxItems: isCount,
  minProperties: isCount,
  maxProperties: isCount,
  minimum: isNumber,
  maximum: isNumber,
  multipleOf: (value) => isNumber(value) && (value as number) > 0,
  uniqueItems: isBoolean,
  xml: isAnything,
  externalDocs: isAnything,
  discriminator: isAnything,
};
const schemaKeywords = new Set(["items", "additionalProperties", "not"]);
const schemaListKeywords = new Set(["allOf", "anyOf", "oneOf"]);

/** Vets schemas of one dialect, each once: a resolved document shares its sub-schemas. */
export function schemaVetter(dialect: SchemaDialect): (schema: unknown) => SchemaVetting {
  const known = new WeakMap<object, SchemaVetting>();
  const vet = (schema: unknown): SchemaVetting => {
    if (typeof schema === "boolean" && dialect === "2020-12") return "compiles";
    if (!isRecord(schema)) return "unknown";
    const before = known.get(schema);
    if (before) return before;
    known.set(schema, "unknown"); // a cycle, which JSON cannot hold
    const vetting = vetNode(schema, vet);
    known.set(schema, vetting);
    return vetting;
  };
  return vet;
}

function vetNode(schema: Readonly<Record<string, unknown>>, vet: (schema: unknown) => SchemaVetting): SchemaVetting {
  if (isDangling(schema.$ref)) return Object.keys(schema).length === 1 ? "dangling" : "unknown";
  let vetting: SchemaVetting = "compiles";
  for (const [keyword, value] of Object.entries(schema)) {
    const found = vetKeyword(keyword, value, vet);
    if (found === "unknown") return "unknown";
    if (found === "dangling") vetting = "dangling";
  }
  return contradictsNullable(schema) ? "unknown" : vetting;
}

/** Ajv throws for `nullable` without `type`, and for `nullable: false` beside `type: "null"`. */
function contradictsNullable({ nullable, type }: Readonly<Record<string, unknown>>): boolean {
  if (nullable === undefined) return false;
  return type === undefined || (nullable === false && [type].flat().includes("null"));
}

function vetKeyword(keyword: string, value: unknown, vet: (schema: unknown) => SchemaVetting): SchemaVetting {
  const approves = Object.hasOwn(plainKeywords, keyword) ? plainKeywords[keyword] : undefined;
  if (approves) return approves(value) ? "compiles" : "unknown";
  if (keyword === "additionalProperties" && typeof value === "boolean") return "compiles";
  if (schemaKeywords.has(keyword)) return vet(value);
  if (schemaListKeywords.has(keyword)) return Array.isArray(value) && value.length > 0 ? vetAll(value, vet) : "unknown";
  if (keyword === "properties") return isRecord(value) ? vetProperties(value, vet) : "unknown";
  return keyword.startsWith("x-") ? "compiles" : "unknown";
}

/** Ajv looks a property up through the prototype: one named `constructor` is there in every value. */
function vetProperties(
  properties: Readonly<Record<string, unknown>>,
  vet: (schema: unknown) => SchemaVetting,
): SchemaVetting {
  if (Object.keys(properties).some((name) => name in Object.prototype)) return "unknown";
  return vetAll(Object.values(properties), vet);
}

function vetAll(schemas: readonly unknown[], vet: (schema: unknown) => SchemaVetting): SchemaVetting {
  const vettings = schemas.map(vet);
  if (vettings.includes("unknown")) return "unknown";
  return vettings.includes("dangling") ? "dangling" : "compiles";
}

/** A reference that Spectral's resolver left in place: a schema that is compiled alone has no `/components`. */
function isDangling($ref: unknown): boolean {
  return typeof $ref === "string" && $ref.startsWith("#/components/");
}

function isPattern(value: unknown): boolean {
  try {
    return typeof value === "string" && new RegExp(value) instanceof RegExp;
  } catch {
    return false;
  }
}

function isDistinctStrings(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0 && value.every(isString) && new Set(value).size === value.length;
}

function isDistinctScalars(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0 && new Set(value).size === value.length && value.every(isScalar);
}

function isScalar(value: unknown): boolean {
  return value === null || typeof value !== "object";
}

function isType(value: unknown): boolean {
  if (typeof value === "string") return typeNames.has(value);
  return isDistinctStrings(value) && (value as string[]).every((name) => typeNames.has(name));
}
