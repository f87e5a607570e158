import type { JsonSchema, OpenApiDocument } from "@rawr/openapi-document";
import { resolvePointer } from "../references.ts";

/** Longer chains of references are circles. */
const longestChain = 32;

/** Follows `$ref` to what it stands for; `{}` when it leads nowhere. The siblings of a `$ref` are not seen. */
export function follow<Node extends object>(document: OpenApiDocument, node: Node | undefined): Node {
  let current: unknown = node;
  for (let step = 0; step < longestChain; step++) {
    if (typeof current !== "object" || current === null) return {} as Node;
    const reference = (current as { $ref?: unknown }).$ref;
    if (typeof reference !== "string") return current as Node;
    current = resolvePointer(document, reference);
  }
  return {} as Node;
}

/** One property of an object schema. */
export interface Property {
  readonly name: string;
  readonly schema: JsonSchema;
  readonly required: boolean;
}

/** Every property that a schema names, through `$ref` and `allOf`. */
export function propertiesOf(document: OpenApiDocument, schema: JsonSchema | undefined, depth = 0): Property[] {
  const found = follow(document, schema);
  if (depth > longestChain) return [];
  const all = new Map<string, Property>();
  const required = new Set(stringsIn(found.required));
  for (const part of listOf(found.allOf)) {
    for (const property of propertiesOf(document, part, depth + 1)) all.set(property.name, merge(all, property));
  }
  for (const [name, property] of Object.entries(recordOf(found.properties))) {
    all.set(name, merge(all, { name, schema: property as JsonSchema, required: false }));
  }
  return [...all.values()].map((property) =>
    required.has(property.name) ? { ...property, required: true } : property,
  );
}

function merge(all: ReadonlyMap<string, Property>, property: Property): Property {
  return { ...property, required: property.required || (all.get(property.name)?.required ?? false) };
}

/** The variants of a union, through `$ref`, `anyOf` and `oneOf`; a schema that is no union is its only variant. */
export function variantsOf(document: OpenApiDocument, schema: JsonSchema | undefined, depth = 0): JsonSchema[] {
  if (schema === undefined) return [];
  const found = follow(document, schema);
  const variants = [...listOf(found.anyOf), ...listOf(found.oneOf)];
  if (variants.length === 0 || depth > longestChain) return [schema];
  return variants.flatMap((variant) => variantsOf(document, variant, depth + 1));
}

/** The values that a schema allows, when it lists them; through `$ref`. */
export function literalsOf(document: OpenApiDocument, schema: JsonSchema | undefined): readonly unknown[] | undefined {
  const found = follow(document, schema);
  if ("const" in found) return [found.const];
  return Array.isArray(found.enum) ? found.enum : undefined;
}

/** Whether every value is a string, a number, a boolean or null, as far as the schema tells. */
export function isPrimitive(document: OpenApiDocument, schema: JsonSchema | undefined, depth = 0): boolean {
  if (depth > longestChain) return false;
  const found = follow(document, schema);
  const variants = [...listOf(found.anyOf), ...listOf(found.oneOf)];
  if (variants.length > 0) return variants.every((variant) => isPrimitive(document, variant, depth + 1));
  if (listOf(found.allOf).some((part) => isPrimitive(document, part, depth + 1))) return true;
  const literals = literalsOf(document, found);
  if (literals !== undefined) return literals.every((value) => typeof value !== "object" || value === null);
  const types = typesOf(found);
  return types.length > 0 && !types.includes("array") && !types.includes("object");
}

/** `type` as a list. */
export function typesOf(schema: JsonSchema): readonly string[] {
  return typeof schema.type === "string" ? [schema.type] : stringsIn(schema.type);
}

/** The list, if it is one; a foreign document may hold anything. */
export function listOf<Item>(value: readonly Item[] | undefined): readonly Item[] {
  return Array.isArray(value) ? value : [];
}

/** The object, if it is one. */
export function recordOf<Value>(value: Readonly<Record<string, Value>> | undefined): Readonly<Record<string, Value>> {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? value : {};
}

export function stringsIn(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}

/** The component that a schema is nothing but a reference to. */
export function componentOf(schema: JsonSchema): string | undefined {
  const [, name] = /^#\/components\/schemas\/([^/]+)$/.exec(schema.$ref ?? "") ?? [];
  return name === undefined ? undefined : decodeName(name);
}

function decodeName(token: string): string {
  try {
    return decodeURIComponent(token).replaceAll("~1", "/").replaceAll("~0", "~");
  } catch {
    return token.replaceAll("~1", "/").replaceAll("~0", "~");
  }
}

/** A string, or nothing. */
export function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}
