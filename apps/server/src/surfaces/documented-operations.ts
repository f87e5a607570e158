import {
  appendPointer,
  httpMethods,
  type JsonObject,
  type OpenApiDocument,
  type Operation,
} from "@rawr/openapi-document";

/** An operation as its document describes it. */
export interface DocumentedOperation {
  readonly operationId: string;
  /** In capitals. */
  readonly method: string;
  /** Template below the mount: `/invoices/{invoiceId}`. */
  readonly path: string;
  /** Where it stands in its document. */
  readonly pointer: string;
  readonly description: Operation;
  /** What it plays in a workflow's life, when it does: `trigger`, `status`, `events`, … */
  readonly workflow?: string;
  /** Answers with server-sent events. */
  readonly isStream: boolean;
  /** Media types that a request's body may have; absent when it has none. */
  readonly accepts?: readonly string[];
}

/** Every operation of a document, in its order. */
export function documentedOperations({ paths = {} }: OpenApiDocument): DocumentedOperation[] {
  return Object.entries(paths).flatMap(([path, item]) =>
    httpMethods.flatMap((method) => {
      const description = item[method];
      if (!description) return [];
      const pointer = appendPointer("", "paths", path, method);
      return [describe({ path, method: method.toUpperCase(), pointer, description })];
    }),
  );
}

function describe(
  facts: Pick<DocumentedOperation, "path" | "method" | "pointer" | "description">,
): DocumentedOperation {
  const { operationId, requestBody, responses = {} } = facts.description;
  const workflow = (facts.description as JsonObject)["x-workflow"];
  return {
    ...facts,
    operationId: operationId ?? `${facts.method} ${facts.path}`,
    isStream: Object.values(responses).some(({ content = {} }) => "text/event-stream" in content),
    ...(typeof workflow === "string" && { workflow }),
    ...(requestBody && { accepts: Object.keys(requestBody.content) }),
  };
}
