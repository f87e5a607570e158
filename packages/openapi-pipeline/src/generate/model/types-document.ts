import type { JsonSchema, OpenApiDocument } from "@rawr/openapi-document";
import { commentText } from "../safe-text.ts";
import { isReadOnly } from "./body.ts";
import type { ClientModel, ComponentTypes, Side } from "./client-model.ts";
import { discriminatorMapping, type ImpliedMappings, impliedMappings } from "./discriminators.ts";
import { closedSchemas, isOpenEnum, openBase } from "./enums.ts";
import { componentOf, recordOf, stringsIn } from "./schema-shape.ts";
import { listKeywords, mapKeywords } from "./subschemas.ts";
import { isWriteOnly } from "./two-sided.ts";

/** The types that stand for the rest of an open enum; they are not made from schemas. */
export const openTypes = { string: "OpenString", number: "OpenNumber" } as const;

interface Scope {
  readonly document: OpenApiDocument;
  readonly components: ReadonlyMap<string, ComponentTypes>;
  readonly closed: ReadonlySet<JsonSchema>;
  readonly implied: ImpliedMappings;
  readonly side: Side;
  /** The open types that some schema refers to. */
  readonly opened: Set<keyof typeof openTypes>;
}

/**
 * A document of nothing but schemas, one for each type of the client, already in the shape that callers or servers see.
 * Only what makes a type, or its comment, is in it: what validates, and all that a generator could trip over, is not.
 */
export function typesDocument({ document, components, declarations }: ClientModel): OpenApiDocument {
  const shared = {
    document,
    components,
    closed: closedSchemas(document),
    implied: impliedMappings(document),
    opened: new Set<keyof typeof openTypes>(),
  };
  const scopes = { input: { ...shared, side: "input" }, output: { ...shared, side: "output" } } as const;
  const schemas: Record<string, JsonSchema> = {};
  for (const [name, { output, input, side }] of components) {
    const schema = recordOf(document.components?.schemas)[name];
    schemas[output] = project(schema, scopes[side]);
    if (input !== output) schemas[input] = project(schema, scopes.input);
  }
  for (const { name, schema, side } of declarations) schemas[name] = project(schema, scopes[side]);
  for (const type of [...shared.opened].sort()) schemas[openTypes[type]] = { type };
  const { title, version } = document.info;
  return { openapi: "3.1.1", info: { title, version }, paths: {}, components: { schemas } };
}

/** Fields that are copied as they are. */
const copied = ["type", "const", "enum", "minItems", "maxItems", "deprecated"] as const;

function project(schema: unknown, scope: Scope): JsonSchema {
  if (schema === false) return { not: {} };
  if (typeof schema !== "object" || schema === null) return {};
  const source = schema as JsonSchema;
  const made: JsonSchema = {};
  for (const keyword of ["title", "description"]) {
    const text = source[keyword];
    if (typeof text === "string") made[keyword] = commentText(text);
  }
  for (const keyword of copied)
    if (source[keyword] !== undefined) (made as Record<string, unknown>)[keyword] = source[keyword];
  const reference = scope.components.get(componentOf(source) ?? "")?.[scope.side];
  if (reference !== undefined) made.$ref = `#/components/schemas/${reference}`;
  // Of a format, only "a file" makes a type.
  if (source["format"] === "binary") made["format"] = "binary";
  projectParts(source, made, scope);
  if (source["discriminator"] !== undefined) made["discriminator"] = projectDiscriminator(source, scope);
  return scope.side === "output" && isOpenEnum(source) && !scope.closed.has(source) ? opened(made, scope) : made;
}

function projectParts(source: JsonSchema, made: JsonSchema, scope: Scope): void {
  if (source.items !== undefined) made.items = project(source.items, scope);
  const { additionalProperties } = source;
  if (additionalProperties !== undefined) {
    made.additionalProperties =
      typeof additionalProperties === "boolean" ? additionalProperties : project(additionalProperties, scope);
  }
  for (const keyword of listKeywords) {
    const parts = source[keyword];
    if (Array.isArray(parts)) made[keyword] = parts.map((part) => project(part, scope));
  }
  const gone = new Set<string>();
  for (const keyword of mapKeywords) {
    if (source[keyword] === undefined) continue;
    const entries = Object.entries(recordOf(source[keyword] as Record<string, JsonSchema>));
    const seen = entries.filter(([name, each]) => isSeen(each, scope) || !gone.add(name));
    (made as Record<string, unknown>)[keyword] = Object.fromEntries(
      seen.map(([name, each]) => [name, project(each, scope)]),
    );
  }
  const required = stringsIn(source.required).filter((name) => !gone.has(name));
  if (required.length > 0) made.required = required;
}

function isSeen(property: JsonSchema, { document, side }: Scope): boolean {
  return side === "input" ? !isReadOnly(document, property) : !isWriteOnly(document, property);
}

function projectDiscriminator(source: JsonSchema, { document, components, implied, side }: Scope): object {
  const mapping = discriminatorMapping(document, source, implied);
  const renamed = Object.entries(mapping).flatMap(([value, component]) => {
    const name = components.get(component)?.[side];
    return name === undefined ? [] : [[value, `#/components/schemas/${name}`] as const];
  });
  const { propertyName } = source["discriminator"] as { propertyName?: unknown };
  return { propertyName, mapping: Object.fromEntries(renamed) };
}

/** `"a" | "b"`, or any other value of the same type that a newer server may send. */
function opened({ title, description, deprecated, ...values }: JsonSchema, scope: Scope): JsonSchema {
  const base = openBase(values) as keyof typeof openTypes;
  scope.opened.add(base);
  const texts = { ...(title !== undefined && { title }), ...(description !== undefined && { description }) };
  return {
    ...texts,
    ...(deprecated !== undefined && { deprecated }),
    anyOf: [values, { $ref: `#/components/schemas/${openTypes[base]}` }],
  };
}
