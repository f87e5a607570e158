import { createRequire } from "node:module";
import { type OpenApiDocument, refOfPointer } from "@rawr/openapi-document";
import { Ajv2020, type AnySchemaObject } from "ajv/dist/2020.js";
import type { FormatsPlugin } from "ajv-formats";

// A CommonJS module whose default export is typed as a namespace.
const addFormats = createRequire(import.meta.url)("ajv-formats") as FormatsPlugin;

/** Says what is wrong with a value by the schema at a pointer of a document; `undefined` when nothing is. */
export type Validate = (pointer: string, value: unknown) => string | undefined;

/** Ajv over a whole document, as a reader of the document would have it: nothing is coerced. */
export function validatorsOf(document: OpenApiDocument): Validate {
  const ajv = new Ajv2020({ strict: false, validateSchema: false, logger: false, allErrors: false });
  addFormats(ajv);
  const id = "https://document.invalid/openapi.json";
  ajv.addSchema(document as AnySchemaObject, id);
  return (pointer, value) => {
    const $ref = id + refOfPointer(pointer);
    const validate = ajv.getSchema($ref) ?? ajv.compile({ $ref });
    return validate(value) ? undefined : ajv.errorsText(validate.errors);
  };
}
