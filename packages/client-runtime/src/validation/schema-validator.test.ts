import { expect, test } from "vitest";
import type { SubSchema, ValidationSchema } from "./schema.ts";
import { schemaValidator } from "./schema-validator.ts";

function issuesOf(schema: SubSchema, value: unknown): string[] {
  const result = schemaValidator(schema)["~standard"].validate(value);
  if (result instanceof Promise) throw new Error("not a promise");
  return (result.issues ?? []).map(({ message, path = [] }) => `${path.join("/")}: ${message}`);
}

const text: ValidationSchema = { type: "string", minLength: 2 };
const tree: ValidationSchema = {
  type: "object",
  required: ["name"],
  properties: { name: { $ref: () => text }, children: { type: "array", items: { $ref: () => tree } } },
};

test("gives back what it accepts", () => {
  const value = { name: "ab", children: [{ name: "cd" }] };
  const result = schemaValidator<typeof value>(tree)["~standard"].validate(value);
  expect(result).toEqual({ value });
});

test("says what is wrong and where, through references that go in a circle", () => {
  const value = { name: "a", children: [{ name: "cd" }, { children: [{ name: 1 }] }] };
  expect(issuesOf(tree, value)).toEqual([
    "name: must have at least 2 characters",
    'children/1: must have "name"',
    "children/1/children/0/name: must be string",
  ]);
});

test("says what is wrong with the nearest alternative", () => {
  const schema: ValidationSchema = {
    anyOf: [
      { type: "object", required: ["a", "b", "c"] },
      { type: "object", required: ["c"] },
    ],
  };
  expect(issuesOf(schema, {})).toEqual([': must have "c"']);
  expect(issuesOf({ oneOf: [{ minimum: 1 }, { maximum: 5 }] }, 3)).toEqual([
    ": fits 2 alternatives; must fit exactly one",
  ]);
});

test("takes a member that is undefined for absent", () => {
  const schema: ValidationSchema = { required: ["a"], properties: { a: text, b: text }, additionalProperties: false };
  expect(issuesOf(schema, { a: "ab", b: undefined, c: undefined })).toEqual([]);
  expect(issuesOf(schema, { a: undefined })).toEqual([': must have "a"']);
});

test("looks at own members only", () => {
  const schema: ValidationSchema = { properties: { toString: { type: "string" } }, required: ["constructor"] };
  expect(issuesOf(schema, {})).toEqual([': must have "constructor"']);
  const proto = JSON.parse('{"properties":{"__proto__":{"type":"string"}},"additionalProperties":false}');
  expect(issuesOf(proto, JSON.parse('{"__proto__":1}'))).toEqual(["__proto__: must be string"]);
});

test("accepts any text where a pattern is not JavaScript's", () => {
  expect(issuesOf({ pattern: "(?<!" }, "x")).toEqual([]);
  expect(issuesOf({ pattern: "^[\\w\\-]+$" }, "a b")).toEqual([": must match ^[\\w\\-]+$"]);
});

test("needs no code from text, so that a strict content security policy allows it", () => {
  const { Function: before } = globalThis;
  globalThis.Function = class {
    constructor() {
      throw new Error("eval");
    }
  } as unknown as FunctionConstructor;
  try {
    expect(issuesOf({ ...tree, minProperties: 1 }, { name: "ab" })).toEqual([]);
  } finally {
    globalThis.Function = before;
  }
});
