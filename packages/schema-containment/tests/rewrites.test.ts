import { Type } from "typebox";
import { describe, expect, test } from "vitest";
import { checkProof, contains, type Schema } from "../src/index.ts";

const plain = (schema: unknown): Schema => JSON.parse(JSON.stringify(schema)) as Schema;

const A = { id: Type.String({ format: "uuid" }), n: Type.Integer({ minimum: 0 }) };
const B = { note: Type.Optional(Type.String({ maxLength: 200 })) };
const literals = ["open", "paid", "void"].map((one) => Type.Literal(one));
const nullable = Type.Union([Type.String(), Type.Null()]);
const text = { type: "string" };

/** Contracts written differently that mean the same. */
const pairs: [string, unknown, unknown][] = [
  ["a union of literals and an enum", Type.Union(literals), { enum: ["void", "open", "paid"] }],
  ["an enum with and without its type", { enum: ["a", "b"] }, { type: "string", enum: ["b", "a"] }],
  ["Type.Enum and literals", Type.Enum(["open", "paid", "void"]), Type.Union(literals)],
  ["Intersect and spread", Type.Intersect([Type.Object(A), Type.Object(B)]), Type.Object({ ...A, ...B })],
  ["Composite order", Type.Object({ ...A, ...B }), Type.Object({ ...B, ...A })],
  ["nullable: anyOf and type list", nullable, { type: ["string", "null"] }],
  ["nullable: oneOf and anyOf", { oneOf: [text, { type: "null" }] }, nullable],
  ["nullable: const null", { anyOf: [text, { const: null }] }, { type: ["null", "string"] }],
  ["nullable enum", { enum: ["a", null] }, { anyOf: [{ const: "a" }, { type: "null" }] }],
  ["$id added", Type.Object(A, { $id: "Thing" }), Type.Object(A)],
  ["titles and descriptions", Type.Object(A, { title: "T", description: "d" }), Type.Object(A)],
  ["a reference and its target", { $ref: "#/$defs/X", $defs: { X: plain(Type.Object(A)) } }, Type.Object(A)],
  ["a definition renamed", { $ref: "#/$defs/X", $defs: { X: text } }, { $ref: "#/$defs/Y", $defs: { Y: text } }],
  [
    "Record as pattern and as rest",
    { type: "object", patternProperties: { "": { type: "number" } } },
    { type: "object", additionalProperties: { type: "number" } },
  ],
  [
    "Record of literals and Object",
    { type: "object", properties: { a: text, b: text }, required: ["a", "b"] },
    { type: "object", required: ["b", "a"], properties: { b: text, a: text } },
  ],
  [
    "propertyNames and a closed pattern",
    { type: "object", propertyNames: { pattern: "^[a-z]+$" } },
    { type: "object", patternProperties: { "^[a-z]+$": {} }, additionalProperties: false },
  ],
  ["integer and number in steps of one", Type.Integer(), { type: "number", multipleOf: 1 }],
  [
    "exclusive and inclusive bounds of integers",
    { type: "integer", exclusiveMinimum: 0 },
    { type: "integer", minimum: 1 },
  ],
  ["lengths and patterns", { type: "string", minLength: 1 }, { type: "string", pattern: "[^]" }],
  ["patterns spelled otherwise", { type: "string", pattern: "^[0-9]{2,}$" }, { type: "string", pattern: "^\\d\\d+$" }],
  ["boolean and its constants", Type.Boolean(), Type.Union([Type.Literal(true), Type.Literal(false)])],
  ["oneOf of tagged objects and anyOf", { oneOf: [tagged("a"), tagged("b")] }, { anyOf: [tagged("b"), tagged("a")] }],
  [
    "a tag pulled out of a union",
    { anyOf: [tagged("a"), tagged("b")] },
    { type: "object", required: ["kind"], properties: { kind: { enum: ["a", "b"] } } },
  ],
  ["not not", { not: { not: text } }, text],
  ["De Morgan", { not: { anyOf: [text, { type: "null" }] } }, { allOf: [{ not: text }, { not: { type: "null" } }] }],
  [
    "if/then/else and a union",
    { if: text, then: { minLength: 2 }, else: { type: "null" } },
    { anyOf: [{ type: "string", minLength: 2 }, { type: "null" }] },
  ],
  ["a default", { type: "string", default: "x" }, text],
  [
    "a tuple and its positions",
    { type: "array", prefixItems: [text, {}], items: false, minItems: 2 },
    { type: "array", minItems: 2, maxItems: 2, prefixItems: [text] },
  ],
  [
    "unevaluated and additional",
    { type: "object", properties: { a: text }, unevaluatedProperties: false },
    { type: "object", properties: { a: text }, additionalProperties: false },
  ],
  ["contains none", { type: "array", not: { contains: text } }, { type: "array", items: { not: text } }],
  [
    "dependentRequired and a condition",
    { type: "object", dependentRequired: { a: ["b"] } },
    { type: "object", if: { required: ["a"] }, then: { required: ["b"] } },
  ],
  [
    "recursion unrolled once",
    list(),
    {
      anyOf: [{ type: "null" }, { type: "object", required: ["next"], properties: { next: { $ref: "#/$defs/L" } } }],
      $defs: list().$defs,
    },
  ],
];

function tagged(kind: string) {
  return { type: "object", required: ["kind"], properties: { kind: { const: kind } } };
}

function list() {
  const cell = { type: "object", required: ["next"], properties: { next: { $ref: "#/$defs/L" } } };
  return { $ref: "#/$defs/L", $defs: { L: { anyOf: [{ type: "null" }, cell] } } };
}

test("the pattern ^.*$ of Type.Record leaves out names with a line break, and so do we", () => {
  const answer = contains(plain(Type.Record(Type.String(), Type.Number())), {
    additionalProperties: { type: "number" },
  });
  expect(answer).toMatchObject({ verdict: "not-contained" });
  expect(JSON.stringify(answer.verdict === "not-contained" && answer.witness)).toContain("\\n");
});

describe.each(pairs)("%s", (_, left, right) => {
  /** The same inside of what contracts are made of. */
  const contexts: [string, (schema: Schema) => Schema][] = [
    ["alone", (schema) => schema],
    ["below references, in a body", (schema) => wrapped(schema)],
  ];
  test.each(contexts)("%s: contained both ways, with proofs", (_name, within) => {
    for (const [one, two] of [
      [left, right],
      [right, left],
    ]) {
      const [a, b] = [within(plain(one)), within(plain(two))];
      const answer = contains(a, b);
      expect(answer, JSON.stringify([a, b])).toMatchObject({ verdict: "contained" });
      if (answer.verdict === "contained") expect(checkProof(a, b, answer.proof)).toBe(true);
    }
  });
});

function wrapped(schema: Schema): Schema {
  if (typeof schema === "boolean") return schema;
  const { $defs = {}, ...rest } = schema;
  const properties = {
    list: { type: "array", items: { $ref: "#/$defs/It" }, maxItems: 9 },
    also: { anyOf: [{ type: "integer" }, { $ref: "#/$defs/It" }] },
  };
  return { type: "object", required: ["list"], properties, $defs: { ...($defs as object), It: rest } };
}
