import { isDeepStrictEqual } from "node:util";
import { isObject, type JsonObject } from "@rawr/openapi-document";
import { addAnyOf, foldNullVariant, lowerType } from "./null-types.ts";

/** What a lowering reports: an annotation that is gone, or a constraint that accepts more now. */
export interface SchemaReport {
  readonly annotation: (keyword: string) => void;
  readonly loosened: (keyword: string, instead: string) => void;
}

/** Keywords that constrain values and that 3.0 has no equal for, with what happens to each. */
const constraints: Readonly<Record<string, string>> = {
  propertyNames: "leaves it out",
  dependentRequired: "leaves it out",
  dependentSchemas: "leaves it out",
  dependencies: "leaves it out",
  contains: "leaves it out",
  minContains: "leaves it out",
  maxContains: "leaves it out",
  if: "leaves the condition out",
  then: "leaves the condition out",
  else: "leaves the condition out",
  unevaluatedItems: "leaves it out",
  unevaluatedProperties: "leaves it out",
  $dynamicRef: "leaves it out",
  $recursiveRef: "leaves it out",
  prefixItems: "allows every position's schema at every position",
  patternProperties: "allows each pattern's schema under every other name",
};

/** Keywords without which the others say nothing: `then` needs `if`, the bounds need `contains`. */
const dependents: Readonly<Record<string, string>> = {
  then: "if",
  else: "if",
  minContains: "contains",
  maxContains: "contains",
};

/** Does lowering this schema, its children aside, make it accept more values? */
export function isLoosened(schema: JsonObject): boolean {
  if (isAnchorRef(schema.$ref)) return true;
  return Object.keys(schema).some((keyword) => Object.hasOwn(constraints, keyword) && isConstraint(schema, keyword));
}

function isConstraint(schema: JsonObject, keyword: string): boolean {
  const condition = dependents[keyword];
  if (condition !== undefined && schema[condition] === undefined) return false;
  return schema[keyword] !== undefined && schema[keyword] !== true;
}

/** A reference to an anchor; 3.0 knows only pointers. */
function isAnchorRef(ref: unknown): boolean {
  return typeof ref === "string" && /^#[^/]/.test(ref);
}

/** Turns a schema whose children are in 3.0 form into 3.0 form itself. Changes the schema. */
export function lowerSchema(schema: JsonObject, report: SchemaReport): JsonObject {
  lowerRef(schema, report);
  lowerTuple(schema, report);
  lowerPatternProperties(schema, report);
  for (const keyword of Object.keys(schema)) {
    const instead = constraints[keyword];
    if (instead === undefined) continue;
    if (isConstraint(schema, keyword)) report.loosened(keyword, instead);
    delete schema[keyword];
  }
  lowerContent(schema, report);
  lowerConst(schema);
  lowerBound(schema, "exclusiveMinimum", "minimum", Math.max);
  lowerBound(schema, "exclusiveMaximum", "maximum", Math.min);
  if (schema.type !== undefined) lowerType(schema);
  lowerEmptyLists(schema);
  lowerExamples(schema, report);
  foldNullVariant(schema, "anyOf");
  foldNullVariant(schema, "oneOf");
  dropUnknown(schema, report);
  return wrapRef(schema);
}

function lowerRef(schema: JsonObject, report: SchemaReport): void {
  if (!isAnchorRef(schema.$ref)) return;
  report.loosened("$ref", "has no anchors and leaves the reference out");
  delete schema.$ref;
}

/** 3.0 ignores everything beside `$ref`, so the reference moves into `allOf`. */
function wrapRef(schema: JsonObject): JsonObject {
  const { $ref, ...siblings } = schema;
  if ($ref === undefined || Object.keys(siblings).length === 0) return schema;
  return { ...siblings, allOf: [{ $ref }, ...(Array.isArray(siblings.allOf) ? siblings.allOf : [])] };
}

function lowerTuple(schema: JsonObject, report: SchemaReport): void {
  const { prefixItems, items } = schema;
  if (!Array.isArray(prefixItems)) return;
  report.loosened("prefixItems", constraints.prefixItems as string);
  delete schema.prefixItems;
  if (items === undefined) {
    schema.items = {};
  } else if (isNever(items)) {
    schema.maxItems = Math.min(prefixItems.length, typeof schema.maxItems === "number" ? schema.maxItems : Infinity);
    schema.items = anyOf(prefixItems);
  } else {
    schema.items = anyOf([...prefixItems, items]);
  }
}

/** Without `patternProperties`, a name that matched a pattern falls under `additionalProperties`, which must allow for it. */
function lowerPatternProperties(schema: JsonObject, report: SchemaReport): void {
  const { patternProperties, additionalProperties } = schema;
  if (!isObject(patternProperties)) return;
  report.loosened("patternProperties", constraints.patternProperties as string);
  delete schema.patternProperties;
  if (additionalProperties === undefined || additionalProperties === true) return;
  const patterns = Object.values(patternProperties);
  const rest = additionalProperties === false || isNever(additionalProperties) ? [] : [additionalProperties];
  if (patterns.length > 0) schema.additionalProperties = anyOf([...patterns, ...rest]);
}

function anyOf(schemas: readonly unknown[]): unknown {
  const different = [...new Map(schemas.map((schema) => [JSON.stringify(schema), schema])).values()];
  if (different.length === 1) return different[0];
  return different.length === 0 ? { not: {} } : { anyOf: different };
}

/** Is it the schema that accepts nothing, `false` or `{ not: {} }`? */
function isNever(schema: unknown): boolean {
  if (schema === false) return true;
  return isObject(schema) && isObject(schema.not) && Object.keys(schema.not).length === 0;
}

/** Strings with contents: 3.0 has the formats `byte` (base64) and `binary` (raw octets), and no more. */
function lowerContent(schema: JsonObject, report: SchemaReport): void {
  const { contentEncoding, contentMediaType, contentSchema } = schema;
  delete schema.contentEncoding;
  delete schema.contentMediaType;
  delete schema.contentSchema;
  if (schema.format === undefined && contentEncoding === "base64") schema.format = "byte";
  else if (contentEncoding !== undefined) report.annotation("`contentEncoding`");
  if (contentMediaType === "application/octet-stream" && contentEncoding === undefined && schema.format === undefined) {
    schema.format = "binary";
    schema.type ??= "string";
  } else if (contentMediaType !== undefined) report.annotation("`contentMediaType`");
  if (contentSchema !== undefined) report.annotation("`contentSchema`");
}

/** `const` is an `enum` of one; beside an `enum` that lacks it, nothing is left. */
function lowerConst(schema: JsonObject): void {
  if (!Object.hasOwn(schema, "const")) return;
  const { const: constant, enum: values } = schema;
  const isPossible = !Array.isArray(values) || values.some((value) => isDeepStrictEqual(value, constant));
  schema.enum = isPossible ? [constant] : [];
  delete schema.const;
}

/** `exclusiveMinimum: 3` is `minimum: 3, exclusiveMinimum: true`, unless the plain bound is the stricter one. */
function lowerBound(
  schema: JsonObject,
  exclusive: "exclusiveMinimum" | "exclusiveMaximum",
  inclusive: "minimum" | "maximum",
  stricter: (a: number, b: number) => number,
): void {
  const bound = schema[exclusive];
  if (typeof bound !== "number") return;
  const other = schema[inclusive];
  delete schema[exclusive];
  if (typeof other === "number" && other !== bound && stricter(other, bound) === other) return;
  schema[inclusive] = bound;
  schema[exclusive] = true;
}

/** 3.0 wants at least one name in `required`, and an `enum` of nothing cannot be met. */
function lowerEmptyLists(schema: JsonObject): void {
  if (Array.isArray(schema.required) && schema.required.length === 0) delete schema.required;
  if (Array.isArray(schema.enum) && schema.enum.length === 0) {
    delete schema.enum;
    schema.allOf = [...(Array.isArray(schema.allOf) ? schema.allOf : []), { not: {} }];
  }
  for (const keyword of ["allOf", "anyOf", "oneOf"]) {
    if (Array.isArray(schema[keyword]) && schema[keyword].length === 0) delete schema[keyword];
  }
}

function lowerExamples(schema: JsonObject, report: SchemaReport): void {
  const { examples } = schema;
  delete schema.examples;
  if (!Array.isArray(examples) || examples.length === 0) return;
  if (schema.example === undefined) schema.example = examples[0];
  if (examples.length > 1) report.annotation("examples beyond the first");
}

const known = new Set(
  (
    "$ref title description deprecated readOnly writeOnly type nullable format enum default minLength maxLength pattern " +
    "minimum exclusiveMinimum maximum exclusiveMaximum multipleOf minItems maxItems uniqueItems items minProperties " +
    "maxProperties required properties additionalProperties allOf anyOf oneOf discriminator not xml externalDocs example"
  ).split(" "),
);

function dropUnknown(schema: JsonObject, report: SchemaReport): void {
  for (const keyword of Object.keys(schema)) {
    if (known.has(keyword) || keyword.startsWith("x-")) continue;
    delete schema[keyword];
    // Definitions move to the components, and identifiers mean nothing once references are pointers.
    if (!/^(\$defs|definitions|\$id|\$schema|\$anchor|\$dynamicAnchor|\$vocabulary)$/.test(keyword))
      report.annotation(`\`${keyword}\``);
  }
}

/** `oneOf` around a schema that accepts more than before could reject what it accepted: `anyOf` cannot. */
export function loosenOneOf(schema: JsonObject): void {
  const variants = schema.oneOf;
  if (!Array.isArray(variants)) return;
  delete schema.oneOf;
  addAnyOf(schema, variants);
}
