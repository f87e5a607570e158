import { httpMethods, type JsonSchema, type OpenApiDocument } from "@rawr/openapi-document";
import { follow, listOf, literalsOf, propertiesOf, recordOf, variantsOf } from "./schema-shape.ts";
import { eachSubschema } from "./subschemas.ts";

/** A list of strings, or of numbers, that a newer server may make longer. A `const` is not one, nor is `null` among them. */
export function isOpenEnum(schema: JsonSchema): boolean {
  return !("const" in schema) && openBase(schema) !== undefined;
}

/** What an enum's other values would be: `undefined` when its values are mixed, or one only. */
export function openBase(schema: JsonSchema): "string" | "number" | undefined {
  const values = listOf(schema.enum).filter((value) => value !== null);
  if (values.length < 2) return undefined;
  if (values.every((value) => typeof value === "string")) return "string";
  return values.every((value) => typeof value === "number") ? "number" : undefined;
}

/**
 * The schemas whose enums tell the variants of a union apart. They stay closed: with one more value for all, no variant
 * could be told from another.
 */
export function closedSchemas(document: OpenApiDocument): ReadonlySet<JsonSchema> {
  const known = closedByDocument.get(document);
  if (known !== undefined) return known;
  const closed = new Set<JsonSchema>();
  closedByDocument.set(document, closed);
  eachSchema(document, (schema) => {
    const named = (schema["discriminator"] as { propertyName?: unknown } | undefined)?.propertyName;
    if (schema.anyOf === undefined && schema.oneOf === undefined && named === undefined) return;
    for (const property of tellingProperties(document, variantsOf(document, schema), named)) closed.add(property);
  });
  return closed;
}

/** Asked twice for a document: when its types get names, and when they are made. */
const closedByDocument = new WeakMap<OpenApiDocument, ReadonlySet<JsonSchema>>();

/** The schemas, in every variant, of the properties whose values are not the same in all of them. */
function tellingProperties(
  document: OpenApiDocument,
  variants: readonly JsonSchema[],
  named: unknown,
): readonly JsonSchema[] {
  const byName = new Map<string, { schema: JsonSchema; values: string }[]>();
  for (const variant of variants) {
    for (const { name, schema } of propertiesOf(document, variant)) {
      const literals = literalsOf(document, schema);
      if (literals === undefined) continue;
      const use = { schema: follow(document, schema), values: JSON.stringify([...literals].sort()) };
      byName.set(name, [...(byName.get(name) ?? []), use]);
    }
  }
  return [...byName].flatMap(([name, uses]) => {
    const differ = new Set(uses.map(({ values }) => values)).size > 1;
    return differ || name === named ? uses.map(({ schema }) => schema) : [];
  });
}

/** Every schema of the document that takes part in a type. */
function eachSchema(document: OpenApiDocument, visit: (schema: JsonSchema) => void): void {
  for (const schema of Object.values(recordOf(document.components?.schemas))) eachSubschema(schema, visit);
  const { schemas: _schemas, securitySchemes: _security, examples: _examples, ...sections } = document.components ?? {};
  eachContentSchema(sections, visit);
  for (const item of Object.values(document.paths ?? {})) {
    eachContentSchema(item["parameters"], visit);
    for (const method of httpMethods) {
      const { parameters, requestBody, responses } = item[method] ?? {};
      for (const holder of [parameters, requestBody, responses]) eachContentSchema(holder, visit);
    }
  }
}

/** Schemas below parameters, bodies and responses. */
function eachContentSchema(node: unknown, visit: (schema: JsonSchema) => void): void {
  if (typeof node !== "object" || node === null) return;
  for (const [key, value] of Object.entries(node)) {
    if (key === "schema") eachSubschema(value, visit);
    else if (key !== "example" && key !== "examples") eachContentSchema(value, visit);
  }
}
