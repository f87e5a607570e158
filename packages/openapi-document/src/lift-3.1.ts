import { type Child, childOf, type NodeKind } from "./grammar.ts";
import type { JsonObject, OpenApiDocument } from "./openapi.ts";
import { type Copied, isObject, rewriteDocument, setOwn } from "./rewrite.ts";

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

/**
 * The same for a reader that changes nothing: whatever 3.1 says alike is shared with the original, any other version is the
 * original itself.
 */
export function asOpenApi31(document: OpenApiDocument): OpenApiDocument {
  if (!document.openapi.startsWith("3.0.")) return document;
  return { ...liftNode(document, "document"), openapi: "3.1.1" } as OpenApiDocument;
}

function liftNode(node: JsonObject, kind: NodeKind): JsonObject {
  const lifted = liftFields(node, (field) => childOf(kind, field));
  return kind === "schema" && saysOtherwise(lifted) ? liftSchema(lifted) : lifted;
}

function liftFields(node: JsonObject, childAt: (field: string) => Child | undefined): JsonObject {
  let copy: JsonObject | undefined;
  for (const field of Object.keys(node)) {
    const child = childAt(field);
    if (!child || child.kind === "value") continue;
    const lifted = liftChild(node[field], child);
    if (lifted === node[field]) continue;
    copy ??= { ...node };
    setOwn(copy, field, lifted);
  }
  return copy ?? node;
}

function liftChild(value: unknown, { kind, shape }: Child): unknown {
  if (kind === "value") return value;
  if (shape === "list") {
    if (!Array.isArray(value)) return value;
    const lifted = value.map((item: unknown) => (isObject(item) ? liftNode(item, kind) : item));
    return lifted.some((item, index) => item !== value[index]) ? lifted : value;
  }
  if (!isObject(value)) return value;
  return shape === "one" ? liftNode(value, kind) : liftFields(value, () => ({ kind, shape: "one" }));
}

/** Does a 3.0 schema say something that 3.1 says in another way? */
function saysOtherwise(schema: JsonObject): boolean {
  const { $ref, nullable, exclusiveMinimum, exclusiveMaximum } = schema;
  if (typeof $ref === "string") return Object.keys(schema).length > 1;
  return nullable !== undefined || typeof exclusiveMinimum === "boolean" || typeof exclusiveMaximum === "boolean";
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
