/** A JSON value. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** A JSON object that a stage still builds. */
export interface JsonObject {
  [key: string]: unknown;
}

/** JSON Schema 2020-12 as OpenAPI 3.1 uses it. Boolean schemas are `{}` and `{ not: {} }` in documents. */
export interface JsonSchema extends JsonObject {
  $ref?: string;
  type?: string | string[];
  properties?: Record<string, JsonSchema>;
  required?: string[];
  items?: JsonSchema;
  prefixItems?: JsonSchema[];
  additionalProperties?: JsonSchema | boolean;
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  allOf?: JsonSchema[];
  not?: JsonSchema;
  enum?: unknown[];
  const?: unknown;
  description?: string;
  examples?: unknown[];
}

/** OpenAPI 3.1 Parameter Object. */
export interface Parameter extends JsonObject {
  name: string;
  in: "path" | "query" | "header" | "cookie";
  required?: boolean;
  description?: string;
  schema?: JsonSchema;
  style?: string;
  explode?: boolean;
}

/** OpenAPI 3.1 Media Type Object. `itemSchema` is 3.2. */
export interface MediaType extends JsonObject {
  schema?: JsonSchema;
  itemSchema?: JsonSchema;
  example?: unknown;
  examples?: Record<string, JsonObject>;
}

/** OpenAPI 3.1 Response Object. */
export interface ResponseObject extends JsonObject {
  $ref?: string;
  description: string;
  headers?: Record<string, JsonObject>;
  content?: Record<string, MediaType>;
  links?: Record<string, JsonObject>;
}

/** OpenAPI 3.1 Operation Object. */
export interface Operation extends JsonObject {
  operationId?: string;
  summary?: string;
  description?: string;
  tags?: string[];
  deprecated?: boolean;
  parameters?: Parameter[];
  requestBody?: JsonObject & { required?: boolean; content: Record<string, MediaType> };
  responses?: Record<string, ResponseObject>;
  security?: Record<string, string[]>[];
}

/** The fixed fields of a Path Item Object that hold an operation (OpenAPI 3.1, 4.8.9). */
export const httpMethods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"] as const;
export type HttpMethod = (typeof httpMethods)[number];

/** OpenAPI 3.1 Path Item Object. */
export type PathItem = JsonObject & { [Method in HttpMethod]?: Operation };

/** An OpenAPI document: 3.1 as compiled; 3.0 and 3.2 as derived views. */
export interface OpenApiDocument extends JsonObject {
  openapi: string;
  info: JsonObject & { title: string; version: string };
  servers?: JsonObject[];
  tags?: (JsonObject & { name: string })[];
  security?: Record<string, string[]>[];
  paths?: Record<string, PathItem>;
  components?: JsonObject & {
    schemas?: Record<string, JsonSchema>;
    responses?: Record<string, ResponseObject>;
    securitySchemes?: Record<string, JsonObject>;
  };
}
