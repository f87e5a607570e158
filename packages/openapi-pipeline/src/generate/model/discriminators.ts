import type { JsonSchema, OpenApiDocument } from "@rawr/openapi-document";
import { componentOf, listOf, recordOf, textOf } from "./schema-shape.ts";

/** Component with a discriminator → the components that extend it by `allOf`. */
export type ImpliedMappings = ReadonlyMap<object, readonly string[]>;

/**
 * Where no mapping is given, a component's own name is the discriminator's value (OpenAPI 3.1, 4.8.25). Types have names
 * of their own, so that what is implied has to be said.
 */
export function impliedMappings(document: OpenApiDocument): ImpliedMappings {
  const schemas = recordOf(document.components?.schemas);
  const implied = new Map<object, string[]>();
  for (const [name, schema] of Object.entries(schemas)) {
    for (const part of listOf(schema?.allOf)) {
      const parent = schemas[componentOf(part) ?? ""]?.["discriminator"];
      if (typeof parent === "object" && parent !== null) implied.set(parent, [...(implied.get(parent) ?? []), name]);
    }
  }
  return implied;
}

/** Value → component, for everything that a schema's discriminator may lead to. */
export function discriminatorMapping(
  document: OpenApiDocument,
  schema: JsonSchema,
  implied: ImpliedMappings,
): Readonly<Record<string, string>> {
  const discriminator = schema["discriminator"] as { mapping?: Record<string, unknown> };
  const known = new Set(Object.keys(recordOf(document.components?.schemas)));
  const mapping = new Map<string, string>();
  for (const [value, target] of Object.entries(recordOf(discriminator.mapping))) {
    const name = textOf(target) ?? "";
    const component = componentOf({ $ref: name }) ?? name;
    if (known.has(component)) mapping.set(value, component);
  }
  const mapped = new Set(mapping.values());
  const variants = [...listOf(schema.oneOf), ...listOf(schema.anyOf)].map(componentOf);
  for (const name of [...variants, ...(implied.get(discriminator) ?? [])]) {
    if (name !== undefined && !mapped.has(name) && !mapping.has(name)) mapping.set(name, name);
  }
  return Object.fromEntries(mapping);
}
