import type { JsonObject } from "@rawr/openapi-document";
import { literal, plainLine } from "./plain-text.ts";
import { longEnum } from "./type-text.ts";

/** What a schema demands beyond its type, and what it says about itself, in a fixed order on one line. */
export function constraintTexts(schema: JsonObject): string[] {
  return [
    ...range(schema),
    ...length("length", schema.minLength, schema.maxLength),
    ...length("items", schema.minItems, schema.maxItems),
    ...length("properties", schema.minProperties, schema.maxProperties),
    ...named(schema, "multipleOf", "multiple of"),
    ...named(schema, "pattern", "pattern"),
    ...(schema.uniqueItems === true ? ["unique"] : []),
    ...named(schema, "contentEncoding", "encoding"),
    ...named(schema, "contentMediaType", "media type"),
    ...conditions(schema),
    ...named(schema, "default", "default"),
    ...["readOnly", "writeOnly", "deprecated"].filter((keyword) => schema[keyword] === true),
    ...audienceTexts(schema),
  ];
}

/** The audience of a node, and of values of its enum, when they say one. */
export function audienceTexts(node: JsonObject): string[] {
  const texts = typeof node["x-audience"] === "string" ? [`audience ${plainLine(node["x-audience"])}`] : [];
  const values = node["x-enum-audiences"];
  if (typeof values !== "object" || values === null || isLongEnum(node)) return texts;
  return [
    ...texts,
    ...Object.entries(values).map(([value, audience]) => `${literal(value)} audience ${plainLine(String(audience))}`),
  ];
}

function isLongEnum(node: JsonObject): boolean {
  return Array.isArray(node.enum) && node.enum.length > longEnum;
}

function range(schema: JsonObject): string[] {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = schema;
  const above =
    typeof exclusiveMinimum === "number" ? exclusiveMinimum : exclusiveMinimum === true ? minimum : undefined;
  const below =
    typeof exclusiveMaximum === "number" ? exclusiveMaximum : exclusiveMaximum === true ? maximum : undefined;
  return [
    ...(typeof minimum === "number" && exclusiveMinimum !== true ? [`≥ ${minimum}`] : []),
    ...(above !== undefined ? [`> ${above}`] : []),
    ...(typeof maximum === "number" && exclusiveMaximum !== true ? [`≤ ${maximum}`] : []),
    ...(below !== undefined ? [`< ${below}`] : []),
  ];
}

function length(what: string, least: unknown, most: unknown): string[] {
  if (least === undefined && most === undefined) return [];
  return [`${what} ${least ?? 0}..${most ?? ""}`];
}

function named(schema: JsonObject, keyword: string, text: string): string[] {
  if (schema[keyword] === undefined) return [];
  return [`${text} ${keyword === "pattern" ? plainLine(`/${schema[keyword]}/`) : literal(schema[keyword])}`];
}

/** Keywords that are too much for a line: that they are there has to be seen all the same. */
function conditions(schema: JsonObject): string[] {
  const present = ["if", "contains", "propertyNames", "dependentRequired", "dependentSchemas", "unevaluatedItems"];
  const texts = present
    .filter((keyword) => schema[keyword] !== undefined)
    .map((keyword) => `${keyword} ${literal(schema[keyword])}`);
  return schema.unevaluatedProperties === false ? [...texts, "closed"] : texts;
}
