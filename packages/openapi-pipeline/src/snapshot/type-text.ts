import { decodePointer, isObject, type JsonObject, pointerOfRef } from "@rawr/openapi-document";
import { literal, plainLine } from "./plain-text.ts";

/** How many values an enum shows on its own line before each value gets a line. */
export const longEnum = 8;
/** How many levels of inline objects are written out where their fields get no lines of their own. */
export const inFull = 4;

/**
 * The type of a schema in a compact TypeScript-like notation. References stay names, so recursion ends by itself.
 * An inline object is `object`, because its fields have lines of their own; `levels` writes it out instead.
 */
export function typeText(schema: unknown, levels = 0): string {
  if (schema === true || schema === undefined) return "unknown";
  if (schema === false) return "never";
  if (!isObject(schema)) return "unknown";
  const parts = [...combined(schema, levels), ...own(schema, levels)];
  const text = parts.length === 0 ? "unknown" : parts.map((part) => group(part, parts.length > 1)).join(" & ");
  return schema.nullable === true && !Array.isArray(schema.enum) ? `${text} | null` : text;
}

/** What a reference is called: the name of a component, or its pointer when it leads anywhere else. */
export function refName(ref: string): string {
  const pointer = pointerOfRef(ref);
  const tokens = pointer === undefined ? [] : decodePointer(pointer);
  if (tokens.length === 3 && tokens[0] === "components") {
    return plainLine(tokens[1] === "schemas" ? (tokens[2] ?? "") : `${tokens[1]}/${tokens[2]}`);
  }
  return plainLine(ref);
}

function combined(schema: JsonObject, levels: number): string[] {
  const parts: string[] = [];
  if (typeof schema.$ref === "string") parts.push(refName(schema.$ref));
  const inner = (list: unknown, separator: string): void => {
    if (!Array.isArray(list) || list.length === 0) return;
    const texts = list.map((item) => group(typeText(item, levels), list.length > 1 && separator === " & "));
    parts.push([...new Set(texts)].join(separator));
  };
  inner(schema.allOf, " & ");
  inner(schema.anyOf, " | ");
  inner(schema.oneOf, " | ");
  if (schema.not !== undefined) parts.push(`not ${group(typeText(schema.not, inFull), true)}`);
  return parts;
}

function own(schema: JsonObject, levels: number): string[] {
  if (Object.hasOwn(schema, "const")) return [literal(schema.const)];
  if (Array.isArray(schema.enum)) return [enumText(schema)];
  const types = Array.isArray(schema.type)
    ? schema.type.map(String)
    : schema.type === undefined
      ? []
      : [String(schema.type)];
  if (types.length === 0 && isObject(schema.properties)) types.push("object");
  if (types.length === 0 && (schema.items !== undefined || schema.prefixItems !== undefined)) types.push("array");
  if (types.length === 0) return [];
  return [types.map((type) => oneType(type, schema, levels)).join(" | ")];
}

function enumText(schema: JsonObject): string {
  const values = schema.enum as unknown[];
  if (values.length > longEnum) return Array.isArray(schema.type) ? "enum" : `${String(schema.type ?? "unknown")} enum`;
  return values.map(literal).join(" | ") || "never";
}

function oneType(type: string, schema: JsonObject, levels: number): string {
  if (type === "array") return arrayText(schema, levels);
  if (type === "object") return objectText(schema, levels);
  const format = typeof schema.format === "string" ? `<${plainLine(schema.format)}>` : "";
  return plainLine(type) + (type === "null" ? "" : format);
}

function arrayText(schema: JsonObject, levels: number): string {
  if (Array.isArray(schema.prefixItems)) {
    const positions = schema.prefixItems.map((item) => typeText(item, inFull));
    const rest = schema.items === false ? [] : [`...${group(typeText(schema.items, levels), true)}[]`];
    return `[${[...positions, ...rest].join(", ")}]`;
  }
  return `${group(typeText(schema.items, levels), true)}[]`;
}

function objectText(schema: JsonObject, levels: number): string {
  const properties = isObject(schema.properties) ? schema.properties : {};
  const names = Object.keys(properties);
  const { additionalProperties } = schema;
  if (names.length === 0) {
    if (additionalProperties === false) return "{}";
    const isFree = additionalProperties === undefined || additionalProperties === true;
    return isFree ? "object" : `Record<string, ${typeText(additionalProperties, levels)}>`;
  }
  if (levels <= 0) return "object";
  const required = new Set(Array.isArray(schema.required) ? schema.required : []);
  const members = names.map(
    (name) => `${propertyName(name)}${required.has(name) ? "" : "?"}: ${typeText(properties[name], levels - 1)}`,
  );
  return `{ ${members.join("; ")} }`;
}

/** A property's name as TypeScript writes it: in quotes unless it is an identifier. */
export function propertyName(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : literal(name);
}

function group(text: string, inside: boolean): string {
  return inside && /^[^{["]*[|&]|^not | [|&] /.test(text) ? `(${text})` : text;
}
