import { createRequire } from "node:module";
import { type OpenApiDocument, refOfPointer } from "@rawr/openapi-document";
import type { Ajv2020, AnySchemaObject, ErrorObject } from "ajv/dist/2020.js";
import type { FormatsPlugin } from "ajv-formats";

/** Loads CommonJS modules when they are needed: a host that starts needs no validator yet. */
const load = createRequire(import.meta.url);

/** A broken rule: where in the value, which rule, in the schema's words. */
export interface Violation {
  readonly pointer: string;
  readonly schema: string;
  readonly message: string;
}

export type Validate = (value: unknown) => readonly Violation[];

/** Validators of the schemas of a document, made when they are first asked for. */
export interface DocumentSchemas {
  /** For JSON: values have the types that the schema says. */
  json(pointer: string): Validate;
  /** For parameters and headers: text stands for numbers, booleans and lists. */
  text(pointer: string): Validate;
}

const documentId = "https://document.invalid/openapi.json";

export function documentSchemas(document: OpenApiDocument): DocumentSchemas {
  return { json: compiler(document, false), text: compiler(document, "array") };
}

function compiler(document: OpenApiDocument, coerceTypes: false | "array"): (pointer: string) => Validate {
  const known = new Map<string, Validate>();
  let ajv: Ajv2020 | undefined;
  const compile = (pointer: string): Validate => {
    ajv ??= createAjv(document, coerceTypes);
    // A member of an object, so that Ajv can put what a text stands for in its place.
    const validate = ajv.compile({ properties: { value: { $ref: documentId + refOfPointer(pointer) } } });
    return (value) => (validate({ value }) ? [] : (validate.errors ?? []).map(violation));
  };
  return (pointer) => {
    const validate = known.get(pointer) ?? compile(pointer);
    known.set(pointer, validate);
    return validate;
  };
}

function createAjv(document: OpenApiDocument, coerceTypes: false | "array"): Ajv2020 {
  const ajvModule = load("ajv/dist/2020.js") as typeof import("ajv/dist/2020.js");
  // A document has more than schemas, and schemas have keywords of OpenAPI's (`discriminator`, `example`).
  const ajv = new ajvModule.Ajv2020({ strict: false, coerceTypes, validateSchema: false, logger: false });
  // Its default export is typed as a namespace.
  (load("ajv-formats") as FormatsPlugin)(ajv);
  return ajv.addSchema(document as AnySchemaObject, documentId);
}

function violation({ instancePath, schemaPath, message = "does not fit" }: ErrorObject): Violation {
  return { pointer: instancePath.replace(/^\/value/, ""), schema: schemaPath, message };
}
