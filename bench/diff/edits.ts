import { createResolver, type JsonObject, type OpenApiDocument, reachableFrom } from "@rawr/openapi-document";
import type { Random } from "../synthetic/random.ts";

/** Changes one schema in place; false where it does not apply. */
type SchemaEdit = (schema: JsonObject, random: Random) => boolean;

/** The edits that reviews are full of: half of them break one side. */
const edits: readonly [SchemaEdit, ...SchemaEdit[]] = [
  (schema) => has(schema, "string") && put(schema, "minLength", Number(schema["minLength"] ?? 0) + 1),
  (schema) => has(schema, "string") && put(schema, "maxLength", 80),
  (schema) => has(schema, "integer") && put(schema, "maximum", 9999),
  (schema) => has(schema, "integer") && put(schema, "type", "number"),
  (schema) => Array.isArray(schema["enum"]) && put(schema, "enum", [...schema["enum"], "added-value"]),
  (schema) =>
    Array.isArray(schema["enum"]) && schema["enum"].length > 1 && put(schema, "enum", schema["enum"].slice(1)),
  (schema) => has(schema, "array") && put(schema, "maxItems", 100),
  (schema) => {
    const properties = schema["properties"] as JsonObject | undefined;
    return properties !== undefined && put(schema, "properties", { ...properties, added_field: { type: "string" } });
  },
  (schema) => {
    const required = schema["required"];
    return Array.isArray(required) && required.length > 0 && put(schema, "required", required.slice(1));
  },
  (schema, random) => {
    const names = Object.keys((schema["properties"] ?? {}) as JsonObject);
    const [first, ...rest] = names;
    if (first === undefined) return false;
    const required = new Set((schema["required"] ?? []) as string[]);
    return put(schema, "required", [...required.add(random.pick([first, ...rest]))]);
  },
];

/** A copy of the document with `count` of the schemas changed that its operations reach. */
export function edited(document: OpenApiDocument, count: number, random: Random): OpenApiDocument {
  const copy = structuredClone(document);
  const schemas: JsonObject[] = [];
  const paths = { node: copy.paths ?? {}, kind: "paths", place: undefined } as const;
  reachableFrom([paths], createResolver(copy), ({ node, kind }) => {
    if (kind === "schema") schemas.push(node);
    return true;
  });
  const [first, ...rest] = schemas;
  if (first === undefined) throw new Error("The document has no schema to change.");
  for (let made = 0, tries = 0; made < count; tries += 1) {
    if (tries > count * 10_000) throw new Error("The document has too few schemas to change.");
    if (random.pick(edits)(random.pick([first, ...rest]), random)) made += 1;
  }
  return copy;
}

function has(schema: JsonObject, type: string): boolean {
  return schema["type"] === type && schema["enum"] === undefined;
}

function put(schema: JsonObject, keyword: string, value: unknown): boolean {
  schema[keyword] = value;
  return true;
}
