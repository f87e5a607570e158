import type { JsonSchema } from "@rawr/openapi-document";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { expect, test } from "vitest";
import { testDocument } from "../generate/test-documents.ts";
import { sampleValue } from "./sample-value.ts";

const ajv = new Ajv2020({ strict: false });
addFormats.default(ajv);

const base: JsonSchema = { type: "object", required: ["id"], properties: { id: { type: "integer", minimum: 10 } } };

test.each<[string, JsonSchema]>([
  ["a pattern with classes and counts", { type: "string", pattern: "^[0-7][0-9A-HJKMNP-TV-Z]{25}$" }],
  ["a pattern with alternatives", { type: "string", pattern: "^(?:inv|cn)-\\d{3,}(?:/[a-z]+)?$" }],
  ["a pattern that is shorter than the text must be", { type: "string", pattern: "^[a-z]+$", minLength: 12 }],
  ["a pattern that is not anchored", { type: "string", pattern: "\\.png" }],
  ["a negated class", { type: "string", pattern: "^[^a-zA-Z]{2}$" }],
  ["a pattern that JSON Schema would not allow", { type: "string", pattern: "^[a-z0-9_\\-\\:]+$" }],
  ["a format", { type: "string", format: "ipv6" }],
  ["exclusive bounds", { type: "number", exclusiveMinimum: 1, exclusiveMaximum: 2 }],
  ["a multiple", { type: "integer", minimum: 7, multipleOf: 5 }],
  ["parts that all apply", { allOf: [base, { required: ["name"], properties: { name: { type: "string" } } }] }],
  ["what stands beside a choice", { ...base, oneOf: [{ required: ["x"], properties: { x: { const: 1 } } }] }],
  [
    "a choice whose first branch nothing fits",
    { anyOf: [{ not: {}, type: "string", pattern: "(a)\\1b" }, { type: "null" }] },
  ],
  [
    "a tuple",
    { type: "array", prefixItems: [{ type: "string" }, { type: "null" }], minItems: 3, items: { type: "boolean" } },
  ],
  ["an example of the wrong type", { type: "string", example: 20.04 }],
  [
    "a required property without a schema",
    { type: "object", required: ["free"], additionalProperties: { type: "number" } },
  ],
])("%s", (_, schema) => {
  const value = sampleValue(testDocument({}), schema);
  expect(value).toBeDefined();
  ajv.opts.unicodeRegExp = false;
  expect({ value, valid: ajv.validate(schema, value) }).toEqual({ value, valid: true });
});

test("an example goes before everything else", () => {
  expect(sampleValue(testDocument({}), { type: "string", examples: ["mine"], pattern: "^m" })).toBe("mine");
});

test("a schema that requires itself has no value", () => {
  const node = { type: "object", required: ["next"], properties: { next: { $ref: "#/components/schemas/Node" } } };
  expect(sampleValue(testDocument({}, { Node: node }), { $ref: "#/components/schemas/Node" })).toBeUndefined();
});
