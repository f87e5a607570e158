/** For people; never asked about. `x-` stands for every extension that is not named elsewhere. */
const texts = new Set(["title", "description", "examples", "example", "externalDocs", "deprecated", "$comment"]);

/**
 * Neither side rejects a value for these, yet each says what values mean: `contentEncoding` turned to `base64` is still
 * a string to every validator, and read as something else. A discriminator "MUST NOT change the validation outcome"
 * (OpenAPI 3.1.1, 4.8.25); where it stays the same it says which branch of a union is meant, see discriminator.ts.
 */
const behaviours = new Set([
  "default",
  "discriminator",
  "contentEncoding",
  "contentMediaType",
  "contentSchema",
  "xml",
  "x-extensible-enum",
]);

const identity = new Set(["$id", "$anchor", "$schema", "$vocabulary"]);

/** What a keyword is worth between two sides. */
export type KeywordSort = "assertion" | "visibility" | "behaviour" | "text" | "nothing";

/** Unknown keywords are assertions until containment has said that they are not understood or mean nothing. */
export function sortOf(keyword: string): KeywordSort {
  if (behaviours.has(keyword)) return "behaviour";
  if (texts.has(keyword) || keyword.startsWith("x-")) return "text";
  if (keyword === "readOnly" || keyword === "writeOnly") return "visibility";
  return identity.has(keyword) || keyword === "$defs" || keyword === "definitions" ? "nothing" : "assertion";
}

/** Values are one schema that holds for another value. */
export const onePlaces = [
  "items",
  "additionalProperties",
  "contains",
  "propertyNames",
  "unevaluatedItems",
  "unevaluatedProperties",
] as const;
/** Values are one schema that holds for the same value. */
export const inPlace = ["not", "if", "then", "else"] as const;
/** Values are schemas by name. */
export const mapPlaces = ["properties", "patternProperties", "dependentSchemas"] as const;
/** Values are lists of schemas for the same value. */
export const listPlaces = ["allOf", "anyOf", "oneOf"] as const;

/** Keywords that can each be said by others: a union of constants is an enum, `allOf` is its parts. */
export const shapeKeywords = ["enum", "const", "anyOf", "oneOf", "allOf", "not", "if", "then", "else"] as const;

/** Keywords that constrain a value without looking into its properties or items. */
const plain = new Set([
  ...["type", "format", "pattern", "minLength", "maxLength", "multipleOf"],
  ...["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"],
  ...["properties", "required", "additionalProperties", "minProperties", "maxProperties"],
  ...["items", "minItems", "maxItems"],
]);

/** Constrains its properties and items one by one, so that each can be judged by itself. */
export const isPlainKeyword = (keyword: string): boolean => plain.has(keyword) || sortOf(keyword) !== "assertion";
