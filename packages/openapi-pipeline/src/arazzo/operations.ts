import {
  createResolver,
  dereference,
  httpMethods,
  isObject,
  type JsonObject,
  type JsonSchema,
  type OpenApiDocument,
  type Operation,
  type Parameter,
  type PathItem,
  type Resolver,
} from "@rawr/openapi-document";

/** An operation that a step can call. */
export interface NamedOperation {
  readonly id: string;
  readonly operation: Operation;
  /** Those of its path included. */
  readonly parameters: readonly Parameter[];
  /** `x-workflow`: what the operation does for a run. */
  readonly role: unknown;
}

/** A document, and how its references are followed. */
export interface Source {
  readonly document: OpenApiDocument;
  readonly operations: readonly NamedOperation[];
  readonly follow: (node: unknown) => JsonObject;
}

/** Reads every operation that has a name, in the document's order. */
export function readSource(document: OpenApiDocument): Source {
  const resolve: Resolver = createResolver(document);
  const follow = (node: unknown): JsonObject => {
    const found = isObject(node) ? dereference(node, resolve) : undefined;
    return isObject(found) ? found : {};
  };
  const operations = Object.values(document.paths ?? {})
    .filter(isObject)
    .flatMap((item: PathItem) =>
      httpMethods.flatMap((method) => {
        const operation = item[method];
        if (typeof operation?.operationId !== "string") return [];
        const parameters = [...listOf(item.parameters), ...listOf(operation.parameters)].map(
          (each) => follow(each) as Parameter,
        );
        return [{ id: operation.operationId, operation, parameters, role: operation["x-workflow"] }];
      }),
    );
  return { document, operations, follow };
}

/** The first answer of the 200s, with its status. */
export function successOf({ follow }: Source, operation: Operation): { status: string; response: JsonObject } {
  const responses = Object.entries(operation.responses ?? {});
  const [status, response] = responses.find(([code]) => /^2\d\d$/.test(code)) ?? ["200", {}];
  return { status, response: follow(response) };
}

/** What a request or an answer has in a media type; `{}` when it has nothing. */
export function mediaOf({ follow }: Source, node: unknown, type: string): JsonObject {
  const content = follow(node).content;
  return follow(isObject(content) ? content[type] : undefined);
}

/** The schema of a request or an answer in JSON. */
export function jsonSchemaOf(source: Source, node: unknown): JsonSchema | undefined {
  const { schema } = mediaOf(source, node, "application/json");
  return isObject(schema) ? source.follow(schema) : undefined;
}

/** Whether each variant of a schema has the property. */
export function always(source: Source, schema: JsonSchema | undefined, property: string): boolean {
  if (schema === undefined) return false;
  const variants = [...listOf(schema.oneOf), ...listOf(schema.anyOf)];
  if (variants.length > 0) return variants.every((each) => always(source, source.follow(each), property));
  return isObject(schema.properties) && Object.hasOwn(schema.properties, property);
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
