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
  let copy: JsonObject | undefined;
  for (const field of Object.keys(node)) {
    const value = node[field];
    // Most fields are text; those that are none of ours are not worth a look into the grammar.
    if (typeof value !== "object" || value === null) continue;
    const child = childOf(kind, field);
    if (!child) continue;
    const lifted = liftChild(value, child);
    if (lifted === value) continue;
    copy ??= { ...node };
    setOwn(copy, field, lifted);
  }
  const lifted = copy ?? node;
  return kind === "schema" && saysOtherwise(lifted) ? liftSchema(lifted) : lifted;
}

function liftChild(value: object, { kind, shape }: Child): object {
  if (kind === "value") return value;
  if (Array.isArray(value)) return shape === "list" ? liftList(value, kind) : value;
  if (shape === "list") return value;
  return shape === "one" ? liftNode(value as JsonObject, kind) : liftMap(value as JsonObject, kind);
}

function liftList(list: readonly unknown[], kind: NodeKind): readonly unknown[] {
  const lifted = list.map((item) => (isObject(item) ? liftNode(item, kind) : item));
  return lifted.some((item, index) => item !== list[index]) ? lifted : list;
}

function liftMap(map: JsonObject, kind: NodeKind): JsonObject {
  let copy: JsonObject | undefined;
  for (const key of Object.keys(map)) {
    const value = map[key];
    const lifted = isObject(value) ? liftNode(value, kind) : value;
    if (lifted === value) continue;
    copy ??= { ...map };
    setOwn(copy, key, lifted);
  }
  return copy ?? map;
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
