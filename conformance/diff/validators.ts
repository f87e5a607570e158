import {
  isObject,
  type JsonObject,
  type OpenApiDocument,
  pointerOfRef,
  refOfPointer,
  resolvePointer,
  rewriteDocument,
} from "@rawr/openapi-document";
import { Ajv2020 } from "ajv/dist/2020.js";
import { Check } from "typebox/schema";

/** What both validators say of a value: `true`, `false`, or `undefined` where they are not of one mind. */
export type Ask = (pointer: string | undefined, value: unknown) => boolean | undefined;

/** Who sends a message decides which properties travel. */
export type Sender = "caller" | "server";

/**
 * Ajv and TypeBox's validator on the schemas of a 3.1 document where they stand, without any code of the libraries
 * under test. What is no assertion of JSON Schema (formats, discriminators) is left out.
 */
export function createValidators(document: OpenApiDocument, sender: Sender): Ask {
  const root = asSent(document, sender);
  const ajv = new Ajv2020({ strict: false, validateSchema: false, validateFormats: false, inlineRefs: false });
  ajv.addSchema(root, "document");
  const compiled = new Map<string, (value: unknown) => boolean>();
  const byAjv = (pointer: string): ((value: unknown) => boolean) => {
    const known = compiled.get(pointer);
    if (known) return known;
    const validate = ajv.compile({ $ref: `document${refOfPointer(pointer)}` });
    const check = (value: unknown): boolean => validate(value) === true;
    compiled.set(pointer, check);
    return check;
  };
  return (pointer, value) => {
    if (pointer === undefined) return true;
    try {
      const [one, other] = [byAjv(pointer)(value), Check({ ...root, $ref: refOfPointer(pointer) }, value)];
      return one === other ? one : undefined;
    } catch {
      // A pattern that is no regular expression, or a reference to nothing: such a schema says nothing of any value.
      return undefined;
    }
  };
}

/** Without properties that never travel this way (OpenAPI 3.1, 4.8.24.1), and without annotations. */
function asSent(document: OpenApiDocument, sender: Sender): OpenApiDocument {
  const hiding = sender === "caller" ? "readOnly" : "writeOnly";
  return rewriteDocument(document, {
    after: {
      schema: (copy, _place, original) => {
        for (const keyword of ["format", "discriminator", "example", "examples", "default", "$comment"]) {
          delete copy[keyword];
        }
        const hidden = Object.entries(isObject(original.properties) ? original.properties : {})
          .filter(([, property]) => says(document, property, hiding))
          .map(([name]) => name);
        return hidden.length === 0 ? copy : withoutProperties(copy, hidden);
      },
    },
  });
}

/** Whether a schema, or one that it refers to, has a keyword set. */
function says(document: OpenApiDocument, schema: unknown, keyword: string): boolean {
  let node = schema;
  for (let steps = 0; steps < 10 && isObject(node); steps++) {
    if (node[keyword] === true) return true;
    node = resolvePointer(document, pointerOfRef(String(node.$ref)) ?? "/nowhere");
  }
  return false;
}

function withoutProperties(schema: JsonObject, hidden: readonly string[]): JsonObject {
  const { properties, required, ...rest } = schema;
  const kept = Object.entries(properties as JsonObject).filter(([name]) => !hidden.includes(name));
  return {
    ...rest,
    properties: Object.fromEntries(kept),
    ...(Array.isArray(required) ? { required: required.filter((name) => !hidden.includes(name)) } : {}),
  };
}
