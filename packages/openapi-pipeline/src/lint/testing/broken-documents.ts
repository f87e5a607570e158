import { answering, type Draft, document, listOperation, operation, withSchemas } from "./documents.ts";

const info = {
  title: "Things",
  version: "1.0.0",
  description: "About things.",
  contact: { name: "T" },
  license: { name: "MIT", identifier: "MIT" },
};
const id = { name: "thingId", in: "path", required: true, description: "Its id.", schema: { type: "string" } };
const query = { name: "limit", in: "query", description: "At most.", schema: { type: "integer" } };
const media = (value: unknown, others: Draft = {}) => document({}, operation(answering(value, others)));
const path = (name: string) => document({}, operation(), { [name]: { get: listOperation() } });
const server = (value: Draft) => document({ servers: [value] });

/** Documents that break one rule of `spectral:oas` each; the first break is one that Redocly sees as well. */
export const brokenDocuments: Readonly<Record<string, readonly Draft[]>> = {
  "info-contact": [document({ info: { ...info, contact: undefined } })],
  "no-$ref-siblings": [
    document(
      { openapi: "3.0.3", info: { ...info, license: { name: "MIT", url: "https://mit.test" } } },
      operation(answering({ schema: { $ref: "#/components/schemas/Thing", description: "Not here." } })),
    ),
  ],
  "oas3-api-servers": [document({ servers: [] }), document({ servers: undefined })],
  "oas3-operation-security-defined": [
    document({}, operation({ security: [{ nope: [] }] })),
    document({ security: [{ nope: [] }] }),
  ],
  "oas3-server-trailing-slash": [server({ url: "https://api.test/" })],
  "openapi-tags-uniqueness": [
    document({
      tags: [
        { name: "things", description: "T." },
        { name: "things", description: "T." },
      ],
    }),
  ],
  "operation-description": [
    document({}, operation({ description: undefined })),
    document({}, operation({ description: "" })),
  ],
  "operation-operationId": [
    document({}, operation({ operationId: undefined })),
    document({}, operation({ operationId: "" })),
  ],
  "operation-operationId-unique": [
    document({}, operation(), { "/things": { get: listOperation({ operationId: "thingsGet" }) } }),
  ],
  "operation-operationId-valid-in-url": [document({}, operation({ operationId: "things get" }))],
  "operation-tag-defined": [document({}, operation({ tags: ["others"] }))],
  "path-declarations-must-exist": [path("/things/{}")],
  "path-keys-no-trailing-slash": [path("/things/")],
  "path-not-include-query": [path("/things?all=true")],
  "operation-success-response": [document({}, operation({ responses: { 404: { description: "No" } } }))],
  "operation-parameters": [document({}, operation({ parameters: [id, query, query] }))],
  "operation-tags": [document({}, operation({ tags: undefined })), document({}, operation({ tags: [] }))],
  "path-params": [
    document({}, operation({ parameters: [] })),
    document({}, operation({ parameters: [id, { ...id, name: "other" }] })),
    document({}, operation(), {
      "/things/{other}": { get: listOperation({ parameters: [{ ...id, name: "other" }] }) },
    }),
    document({}, operation({ parameters: [{ ...id, required: undefined }] })),
  ],
  "duplicated-entry-in-enum": [
    document(
      withSchemas({ Letter: { type: "string", enum: ["a", "a"] } }),
      operation(answering({ schema: { $ref: "#/components/schemas/Letter" } })),
    ),
    server({ url: "https://{zone}.test", variables: { zone: { default: "x", enum: ["x", "x"] } } }),
  ],
  "typed-enum": [media({ schema: { type: "string", enum: [1, "a"] } })],
  "no-script-tags-in-markdown": [
    document({ info: { ...info, description: "<script>x" } }),
    document({ info: { ...info, title: "<script>x" } }),
  ],
  "oas3-examples-value-or-externalValue": [
    media({ schema: { type: "object" }, examples: { a: { value: {}, externalValue: "https://x.test/y" } } }),
    media({ schema: { type: "object" }, examples: { a: { summary: "Nothing" } } }),
  ],
  "oas3-valid-media-example": [
    media({ schema: { type: "object" }, example: 1 }),
    document({}, operation({ parameters: [{ ...id, example: 1 }] })),
    media(
      { schema: { type: "object" } },
      { headers: { Total: { description: "T.", schema: { type: "integer" }, example: "x" } } },
    ),
  ],
  "oas3-valid-schema-example": [
    media({ schema: { type: "object", example: 1 } }),
    media({ schema: { type: "integer", default: "x" } }),
  ],
  "oas3-unused-component": [
    document(withSchemas({ Unused: { type: "string" } })),
    document(withSchemas({}, { links: { Unused: { operationId: "thingsGet" } } })),
  ],
  "oas3-server-variables": [
    server({ url: "https://{zone}.test" }),
    server({ url: "https://a.test", variables: { zone: { default: "x" } } }),
    server({ url: "https://{zone}.test", variables: { zone: { default: "z", enum: ["x"] } } }),
    server({ url: "https://{zone}.test", variables: { zone: { enum: ["x"] } } }),
  ],
  "invalid-ref": [media({ schema: { $ref: "#/components/schemas/Nope" } })],
  "oas3-schema": [
    document({ info: { ...info, version: undefined } }),
    document({ unknown: 1 }),
    document({}, operation({ summary: 1 })),
  ],
  "array-items": [media({ schema: { type: "array" } }), media({ schema: { type: ["array", "null"] } })],
  "no-eval-in-markdown": [document({ info: { ...info, description: "eval(x)" } })],
  "info-description": [document({ info: { ...info, description: "" } })],
};
