import type { JsonSchema, OpenApiDocument } from "@rawr/openapi-document";
import { resolvePointer } from "../generate/references.ts";

/** One schema for an `allOf`, as far as a sample needs it: of two parts that disagree, the later one wins. */
export function mergeSchemas(document: OpenApiDocument, schema: JsonSchema, depth = 0): JsonSchema {
  const { allOf = [], $ref, ...own } = schema;
  if (depth > 16 || (allOf.length === 0 && $ref === undefined)) return schema;
  const target = typeof $ref === "string" ? (resolvePointer(document, $ref) as JsonSchema | undefined) : undefined;
  const parts = [...(target ? [target] : []), ...allOf].map((part) => {
    const merged = mergeSchemas(document, part, depth + 1);
    // An example of a part lacks what the other parts require.
    const { example, examples, default: _, ...rest } = merged;
    return isObjectLike(merged) ? rest : merged;
  });
  return [...parts, own as JsonSchema].reduce(mergeTwo, {} as JsonSchema);
}

function mergeTwo(a: JsonSchema, b: JsonSchema): JsonSchema {
  const merged: JsonSchema = { ...a, ...b };
  if (a.properties && b.properties) merged.properties = mergeProperties(a.properties, b.properties);
  if (a.required && b.required) merged.required = [...new Set([...a.required, ...b.required])];
  if (a.enum && b.enum) merged.enum = a.enum.filter((value) => b.enum?.includes(value));
  return merged;
}

function mergeProperties(a: Record<string, JsonSchema>, b: Record<string, JsonSchema>): Record<string, JsonSchema> {
  const merged = { ...a, ...b };
  for (const [name, schema] of Object.entries(b)) {
    const other = a[name];
    if (other !== undefined) merged[name] = { allOf: [other, schema] };
  }
  return merged;
}

function isObjectLike({ type, properties, required }: JsonSchema): boolean {
  return type === "object" || properties !== undefined || required !== undefined;
}
