import {
  type HttpMethod,
  httpMethods,
  type OpenApiDocument,
  type Operation,
  type PathItem,
} from "@rawr/openapi-document";
import { resolvePointer } from "./references.ts";

/** One operation of a document, with everything that identifies it. */
export interface OperationEntry {
  /** `GET /runs/{runId}`; unique in a document. */
  readonly route: string;
  readonly id: string | undefined;
  readonly method: HttpMethod;
  readonly path: string;
  /** RFC 6901 pointer into the document. */
  readonly pointer: string;
  readonly operation: Operation;
}

/** Every operation of the document, in its order. Path items behind a local `$ref` are followed. */
export function listOperations(document: OpenApiDocument): OperationEntry[] {
  return Object.entries(document.paths ?? {}).flatMap(([path, item]) => {
    const pathItem = followPathItem(document, item);
    return httpMethods.flatMap((method) => {
      const operation = pathItem?.[method];
      if (operation === undefined) return [];
      const pointer = `/paths/${path.replaceAll("~", "~0").replaceAll("/", "~1")}/${method}`;
      return [{ route: routeOf(method, path), id: operation.operationId, method, path, pointer, operation }];
    });
  });
}

/** `GET /runs/{runId}`. */
export function routeOf(method: string, path: string): string {
  return `${method.toUpperCase()} ${path}`;
}

/** What a message calls an operation. */
export function nameOf(entry: OperationEntry): string {
  return entry.id ?? entry.route;
}

function followPathItem(document: OpenApiDocument, item: PathItem): PathItem | undefined {
  return typeof item.$ref === "string" ? (resolvePointer(document, item.$ref) as PathItem | undefined) : item;
}
