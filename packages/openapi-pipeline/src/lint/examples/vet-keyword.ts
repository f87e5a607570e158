import { isRecord } from "../is-record.ts";
import { compilePattern } from "./pattern.ts";

const typeNames = new Set(["array", "boolean", "integer", "null", "number", "object", "string"]);
const isString = (value: unknown) => typeof value === "string";
const isBoolean = (value: unknown) => typeof value === "boolean";
const isNumber = (value: unknown) => typeof value === "number" && Number.isFinite(value);
const isCount = (value: unknown) => Number.isInteger(value) && (value as number) >= 0;
const isAnything = () => true;

/** Keywords that hold no schema, and the values of which the meta-schemas of both dialects approve. */
const plainKeywords = new Map<string, (value: unknown) => boolean>([
  ["title", isString],
  ["description", isString],
  ["format", isString],
  ["pattern", isPattern],
  ["default", isAnything],
  ["example", isAnything],
  ["examples", Array.isArray],
  ["enum", isDistinctScalars],
  ["const", isAnything],
  ["required", isDistinctStrings],
  ["type", isType],
  ["nullable", isBoolean],
  ["deprecated", isBoolean],
  ["readOnly", isBoolean],
  ["writeOnly", isBoolean],
  ["minLength", isCount],
  ["maxLength", isCount],
  ["minItems", isCount],
  ["maxItems", isCount],
  ["minProperties", isCount],
  ["maxProperties", isCount],
  ["minimum", isNumber],
  ["maximum", isNumber],
  ["multipleOf", (value) => isNumber(value) && (value as number) > 0],
  ["uniqueItems", isBoolean],
  ["xml", isAnything],
  ["externalDocs", isAnything],
  ["discriminator", isAnything],
]);

/** The sub-schemas of a keyword that compiles; nothing when we cannot tell. */
export function vetKeyword(keyword: string, value: unknown): readonly unknown[] | undefined {
  const approves = plainKeywords.get(keyword);
  if (approves) return approves(value) ? [] : undefined;
  if (keyword === "additionalProperties") return typeof value === "boolean" ? [] : [value];
  if (keyword === "items" || keyword === "not") return [value];
  if (keyword === "allOf" || keyword === "anyOf" || keyword === "oneOf") {
    return Array.isArray(value) && value.length > 0 ? value : undefined;
  }
  if (keyword === "properties") return vetProperties(value);
  return keyword.startsWith("x-") ? [] : undefined;
}

/** Ajv looks a property up through the prototype: one named `constructor` is there in every value. */
function vetProperties(value: unknown): readonly unknown[] | undefined {
  if (!isRecord(value) || Object.keys(value).some((name) => name in Object.prototype)) return undefined;
  return Object.values(value);
}

function isPattern(value: unknown): boolean {
  return typeof value === "string" && compilePattern(value) !== undefined;
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
