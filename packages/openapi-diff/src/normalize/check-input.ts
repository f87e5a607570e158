import { isObject, type OpenApiDocument } from "@rawr/openapi-document";
import { DiffInputError } from "./diff-input-error.ts";

/** An object that says which version of OpenAPI it is, 3.0, 3.1 or 3.2; or a {@link DiffInputError}. */
export function checkInput(document: unknown): OpenApiDocument {
  if (!isObject(document))
    throw new DiffInputError("NOT_OPENAPI", `Expected an OpenAPI document, found ${kindOf(document)}.`);
  const { openapi, swagger } = document;
  if (openapi === undefined && swagger !== undefined) {
    throw new DiffInputError(
      "SWAGGER_2",
      `Found Swagger ${shown(swagger)}; OpenAPI 3.0, 3.1 and 3.2 are compared. Convert the document to OpenAPI 3 first.`,
    );
  }
  if (openapi === undefined)
    throw new DiffInputError("NOT_OPENAPI", "Expected an OpenAPI document, found an object without `openapi`.");
  if (typeof openapi !== "string" || !/^3\.[012]\.\d/.test(openapi)) {
    throw new DiffInputError(
      "UNKNOWN_VERSION",
      `Expected \`openapi\` to be a text like "3.0.4", "3.1.1" or "3.2.0", found ${shown(openapi)}.`,
    );
  }
  return document as OpenApiDocument;
}

function kindOf(value: unknown): string {
  if (value === undefined) return "nothing";
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}

function shown(value: unknown): string {
  return isObject(value) || Array.isArray(value) ? kindOf(value) : (JSON.stringify(value) ?? kindOf(value));
}
