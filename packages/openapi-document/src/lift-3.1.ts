import type { JsonObject, OpenApiDocument } from "./openapi.ts";
import { type Copied, rewriteDocument } from "./rewrite.ts";

/**
 * A 3.0 document as 3.1 says it; any other version is copied as it is. `nullable` is read as its authors mean it: it also
 * counts beside `$ref`, `allOf` and an `enum` that forgot null.
 */
export function toOpenApi31(document: OpenApiDocument, copied?: Copied): OpenApiDocument {
  if (!document.openapi.startsWith("3.0.")) return rewriteDocument(document, { copied });
  return rewriteDocument(document, {
    after: {
      document: (copy) => Object.assign(copy, { openapi: "3.1.1" }),
      schema: liftSchema,
    },
    copied,
  });
}

/** One 3.0 schema, whose children are lifted, as 3.1 says it. */
export function liftSchema(schema: JsonObject): JsonObject {
  const { nullable, ...lifted } = schema;
  if (typeof lifted.$ref === "string") {
    // In 3.0 nothing counts beside a reference.
    return nullable === true ? { anyOf: [{ $ref: lifted.$ref }, { type: "null" }] } : { $ref: lifted.$ref };
  }
  liftBound(lifted, "exclusiveMinimum", "minimum");
  liftBound(lifted, "exclusiveMaximum", "maximum");
  if (nullable !== true) return lifted;
  if (Array.isArray(lifted.enum) && !lifted.enum.includes(null)) lifted.enum = [...lifted.enum, null];
  if (typeof lifted.type === "string") return { ...lifted, type: [lifted.type, "null"] };
  const combined = ["allOf", "anyOf", "oneOf", "not"].some((keyword) => lifted[keyword] !== undefined);
  return combined ? { anyOf: [lifted, { type: "null" }] } : lifted;
}

function liftBound(schema: JsonObject, exclusive: string, inclusive: string): void {
  if (typeof schema[exclusive] !== "boolean") return;
  if (schema[exclusive] === true) {
    schema[exclusive] = schema[inclusive];
    delete schema[inclusive];
  } else delete schema[exclusive];
}
