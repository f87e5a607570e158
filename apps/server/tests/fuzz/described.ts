import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  appendPointer,
  httpMethods,
  isObject,
  type OpenApiDocument,
  pointerOfRef,
  type ResponseObject,
  resolvePointer,
} from "@rawr/openapi-document";
import { root } from "../support/test-config.ts";

/** A committed document, read without the host's code: what it says is the truth that the host is held against. */
export interface Described {
  readonly surface: string;
  readonly audience: "internal" | "partner";
  readonly mount: string;
  readonly document: OpenApiDocument;
  readonly operations: readonly DescribedOperation[];
}

export interface DescribedOperation {
  readonly operationId: string;
  /** In capitals. */
  readonly method: string;
  /** Template with the mount. */
  readonly path: string;
  readonly parameters: readonly DescribedParameter[];
  readonly body?: { readonly required: boolean; readonly schema: SchemaPlace; readonly example: unknown };
  /** By status. */
  readonly responses: Readonly<Record<string, ResponseObject & { readonly pointer: string }>>;
}

export interface DescribedParameter {
  readonly name: string;
  readonly in: "path" | "query" | "header";
  readonly required: boolean;
  readonly schema: SchemaPlace;
}

/** The keywords that the documents' inputs are made of. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly examples?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly pattern?: string;
  readonly format?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
}

/** A schema and where it stands, references followed. */
export interface SchemaPlace {
  readonly pointer: string;
  readonly schema: Schema;
}

const published = [
  ["workflows", "internal"],
  ["workflows", "partner"],
  ["invoicing", "internal"],
  ["invoicing", "partner"],
] as const;

export const documents: readonly Described[] = published.map(([surface, audience]) => {
  const text = readFileSync(join(root, "openapi", surface, "v1", audience, "openapi.json"), "utf8");
  const document = JSON.parse(text) as OpenApiDocument;
  const mount = String((document.servers?.[0] as { url?: string } | undefined)?.url);
  return { surface, audience, mount, document, operations: operationsOf(document, mount) };
});

function operationsOf(document: OpenApiDocument, mount: string): DescribedOperation[] {
  return Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    httpMethods.flatMap((method) => {
      const operation = item[method];
      if (!operation) return [];
      const pointer = appendPointer("", "paths", path, method);
      const body = operation.requestBody;
      const json = body?.content["application/json"] as { example?: unknown } | undefined;
      const schema = placeOf(document, appendPointer(pointer, "requestBody", "content", "application/json", "schema"));
      return [
        {
          operationId: String(operation.operationId),
          method: method.toUpperCase(),
          path: mount + path,
          parameters: (operation.parameters ?? []).map((parameter, index) => {
            const {
              name,
              in: where,
              required,
            } = parameter as { name: string; in: DescribedParameter["in"]; required?: true };
            const place = appendPointer(pointer, "parameters", `${index}`, "schema");
            return { name, in: where, required: required === true, schema: placeOf(document, place) };
          }),
          ...(body && {
            body: { required: (body as { required?: boolean }).required === true, schema, example: json?.example },
          }),
          responses: Object.fromEntries(
            Object.entries(operation.responses ?? {}).map(([status, response]) => [
              status,
              { ...response, pointer: appendPointer(pointer, "responses", status) },
            ]),
          ),
        },
      ];
    }),
  );
}

/** Follows references to the schema itself. */
export function placeOf(document: OpenApiDocument, pointer: string): SchemaPlace {
  const node = resolvePointer(document, pointer);
  if (isObject(node) && typeof node["$ref"] === "string") return placeOf(document, pointerOfRef(node["$ref"]) ?? "");
  return { pointer, schema: (isObject(node) ? node : {}) as Schema };
}
