import { isObject, type JsonObject } from "@rawr/openapi-document";
import { constraintTexts } from "./constraints.ts";
import { literal, plainLine } from "./plain-text.ts";
import { longEnum, propertyName, typeText } from "./type-text.ts";

/** A line of the contract: what it is about, its type, and everything else behind two spaces. */
export function line(head: string, details: readonly string[] = []): string {
  return details.length === 0 ? head : `${head}  ${details.join(", ")}`;
}

/**
 * One line for a schema and one for each field inside it: properties by their path (`.lines[].sku`), values of long enums,
 * variants of unions that are written in place. Named components are only named.
 */
export function schemaLines(head: string, schema: unknown, details: readonly string[] = []): string[] {
  // What is optional itself is not repeated by its fields: one change, one line.
  return [ownLine(head, schema, details), ...(isObject(schema) ? innerLines(head.replace(/\?$/, ""), schema) : [])];
}

/** The same for a value that has no name of its own, such as a body: its fields stand apart from what it is. */
export function rootLines(head: string, schema: unknown, details: readonly string[] = []): string[] {
  return [
    ownLine(head, schema, details),
    ...(isObject(schema) ? innerLines(`${head.replace(/\?$/, "")} `, schema) : []),
  ];
}

function ownLine(head: string, schema: unknown, details: readonly string[]): string {
  const own = isObject(schema) ? [...closedText(schema), ...constraintTexts(schema)] : [];
  return line(`${head}: ${typeText(schema)}`, [...details, ...own]);
}

/** The fields inside a schema, without a line for itself. */
export function innerLines(head: string, schema: JsonObject): string[] {
  return [
    ...enumLines(head, schema),
    ...propertyLines(head, schema),
    ...itemLines(head, schema),
    ...variantLines(head, schema),
  ];
}

function propertyLines(head: string, schema: JsonObject): string[] {
  const required = new Set(Array.isArray(schema.required) ? (schema.required as unknown[]) : []);
  const lines: string[] = [];
  if (isObject(schema.properties)) {
    for (const [name, property] of Object.entries(schema.properties)) {
      lines.push(...schemaLines(`${head}.${propertyName(name)}${required.has(name) ? "" : "?"}`, property));
      required.delete(name);
    }
  }
  // Names that are required here and declared elsewhere.
  for (const name of required) lines.push(line(`${head}.${propertyName(String(name))}: required`));
  if (isObject(schema.patternProperties)) {
    for (const [pattern, property] of Object.entries(schema.patternProperties)) {
      lines.push(...schemaLines(`${head}[/${plainLine(pattern)}/]`, property));
    }
  }
  const { additionalProperties } = schema;
  const hasNames = isObject(schema.properties) && Object.keys(schema.properties).length > 0;
  if (isObject(additionalProperties) && (hasNames || isInline(additionalProperties))) {
    lines.push(...schemaLines(`${head}[*]`, additionalProperties));
  }
  return lines;
}

function itemLines(head: string, schema: JsonObject): string[] {
  if (!isObject(schema.items) || !isInline(schema.items)) return [];
  const details = constraintTexts(schema.items);
  const own = details.length > 0 ? [line(`${head}[]`, details)] : [];
  return [...own, ...innerLines(`${head}[]`, schema.items)];
}

/** Variants that hold fields are listed with them; the others are in the type already. */
function variantLines(head: string, schema: JsonObject): string[] {
  const lines: string[] = [];
  for (const keyword of ["allOf", "anyOf", "oneOf"]) {
    const variants = schema[keyword];
    if (!Array.isArray(variants)) continue;
    const labels = variantLabels(variants);
    for (const [index, variant] of variants.entries()) {
      if (!isObject(variant) || !isInline(variant)) continue;
      const name = `${head.trimEnd()} ${keyword === "allOf" ? "&" : "|"}${labels[index]}`;
      const inner = innerLines(name, variant);
      const details = [...closedText(variant), ...constraintTexts(variant)];
      if (details.length > 0 || inner.length > 0) lines.push(line(`${name}: ${typeText(variant)}`, details), ...inner);
    }
  }
  const { discriminator } = schema;
  if (isObject(discriminator)) {
    const name = propertyName(String(discriminator.propertyName));
    lines.push(line(`${head.trimEnd()} by .${name}`, mappingTexts(discriminator.mapping)));
  }
  return lines;
}

/** A variant goes by its title or its constant, so that a new one in between renames no other; else by its number. */
function variantLabels(variants: readonly unknown[]): string[] {
  const labels = variants.map((variant) => {
    if (!isObject(variant)) return undefined;
    if (typeof variant.title === "string") return literal(variant.title);
    const properties = isObject(variant.properties) ? Object.values(variant.properties).filter(isObject) : [];
    const constant = properties.find((property) => Object.hasOwn(property, "const"));
    return constant && literal(constant.const);
  });
  return labels.map((label, index) =>
    label === undefined || labels.indexOf(label) !== labels.lastIndexOf(label) ? String(index + 1) : label,
  );
}

function mappingTexts(mapping: unknown): string[] {
  if (!isObject(mapping)) return [];
  return Object.entries(mapping).map(([value, target]) => `${literal(value)} ${typeText({ $ref: String(target) })}`);
}

function enumLines(head: string, schema: JsonObject): string[] {
  if (!Array.isArray(schema.enum) || schema.enum.length <= longEnum) return [];
  const audiences = isObject(schema["x-enum-audiences"]) ? schema["x-enum-audiences"] : {};
  return schema.enum.map((value: unknown) => {
    const audience = audiences[String(value)];
    return line(
      `${head.trimEnd()} = ${literal(value)}`,
      audience === undefined ? [] : [`audience ${plainLine(String(audience))}`],
    );
  });
}

/** Does it have an inside of its own, rather than being a reference? */
function isInline(schema: JsonObject): boolean {
  return schema.$ref === undefined;
}

function closedText(schema: JsonObject): string[] {
  const hasNames = isObject(schema.properties) && Object.keys(schema.properties).length > 0;
  return hasNames && schema.additionalProperties === false ? ["closed"] : [];
}
