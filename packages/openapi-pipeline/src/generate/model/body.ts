import type { JsonSchema, MediaType, OpenApiDocument } from "@rawr/openapi-document";
import type { OperationEntry } from "../operations.ts";
import type { BodyPlan, InputField } from "./client-model.ts";
import { contentsOf, encodingOf, exampleOf, preferredContent } from "./media-types.ts";
import { type ParameterPlan, schemaExample, schemaOf } from "./parameters.ts";
import { follow, listOf, type Property, propertiesOf, recordOf, typesOf } from "./schema-shape.ts";

/** A body, and the keys of the input that it is made of. */
export interface PlannedBody {
  readonly plan: BodyPlan;
  readonly fields: readonly InputField[];
}

/** Decides whether an operation's body lies flat beside its parameters. */
export function planBody(
  document: OpenApiDocument,
  entry: OperationEntry,
  parameters: readonly ParameterPlan[],
): PlannedBody | undefined {
  const body = follow(document, entry.operation.requestBody);
  const content = preferredContent(contentsOf(body.content as Record<string, MediaType> | undefined));
  if (content === undefined) return undefined;
  const encoding = encodingOf(content.mediaType);
  const required = body.required === true;
  const schema = bodySchema(schemaOf(content.media.schema), encoding);
  const example = exampleOf(content.media) ?? schemaExample(document, schema);
  const plan = { required, encoding, mediaType: content.mediaType, schema, example };
  const names = new Set(parameters.flatMap(({ key, wire }) => [key, wire]));
  const properties = encoding === "text" || encoding === "binary" ? undefined : flatProperties(document, schema);
  const writable = properties?.filter((property) => !isReadOnly(document, property.schema));
  if (writable?.length && !writable.some(({ name }) => names.has(name)) && (required || noneRequired(writable))) {
    const fields = writable.map((property) => fieldOf(document, property, example));
    return { plan: { ...plan, shape: "flat", key: undefined }, fields };
  }
  const key = names.has("body") ? "requestBody" : "body";
  const field: InputField = {
    ...{ key, wire: "", place: "body", required, schema, deprecated: false, example },
    description: typeof body["description"] === "string" ? body["description"] : undefined,
  };
  return { plan: { ...plan, shape: "whole", key }, fields: [field] };
}

/** OpenAPI 3.1 leaves the schema of binary content out. */
function bodySchema(schema: JsonSchema, encoding: BodyPlan["encoding"]): JsonSchema {
  if (encoding === "binary") return { type: "string", format: "binary" };
  return encoding === "text" ? { type: "string" } : schema;
}

function noneRequired(properties: readonly Property[]): boolean {
  return properties.every((property) => !property.required);
}

export function isReadOnly(document: OpenApiDocument, schema: JsonSchema): boolean {
  return schema["readOnly"] === true || follow(document, schema)["readOnly"] === true;
}

function fieldOf(document: OpenApiDocument, property: Property, body: unknown): InputField {
  const target = follow(document, property.schema);
  const description = property.schema.description ?? target.description;
  return {
    key: property.name,
    wire: property.name,
    place: "body",
    required: property.required,
    schema: property.schema,
    description: typeof description === "string" ? description : undefined,
    deprecated: property.schema["deprecated"] === true,
    example: (body as Record<string, unknown> | undefined)?.[property.name] ?? schemaExample(document, property.schema),
  };
}

/** What an object schema may hold when its properties are to be keys of the input. */
const flatKeywords = [
  "oneOf",
  "anyOf",
  "not",
  "if",
  "patternProperties",
  "discriminator",
  "enum",
  "const",
  "$dynamicRef",
];

/** The properties of a schema that is an object and nothing else; `undefined` otherwise. */
function flatProperties(document: OpenApiDocument, schema: JsonSchema, depth = 0): Property[] | undefined {
  return depth < 16 && isPlainObject(document, schema, depth) ? propertiesOf(document, schema) : undefined;
}

function isPlainObject(document: OpenApiDocument, schema: JsonSchema, depth: number): boolean {
  const found = follow(document, schema);
  const types = typesOf(found);
  const parts = listOf(found.allOf);
  if (types.length > 0 ? types.length > 1 || types[0] !== "object" : found.properties === undefined && !parts.length)
    return false;
  if (flatKeywords.some((keyword) => keyword in found) || found["nullable"] === true) return false;
  if (typeof found.additionalProperties === "object" && Object.keys(found.additionalProperties).length > 0)
    return false;
  if (parts.length === 0 && Object.keys(recordOf(found.properties)).length === 0) return false;
  return parts.every((part) => flatProperties(document, part, depth + 1) !== undefined);
}
