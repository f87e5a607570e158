import type { JsonObject } from "@rawr/openapi-document";
import { expect, test } from "vitest";
import type { Api } from "../model.ts";
import type { SchemaFinding } from "../schema-question.ts";
import { createSchemaComparer } from "./create-schema-comparer.ts";

const policy = {
  enforce: [],
  openEnums: false,
  formats: "annotation",
  unstable: [],
  today: "2026-01-01",
  noticeDays: 0,
  budget: 20_000,
} as const;

function compare(old: unknown, next: unknown, schemas: readonly [object, object] = [{}, {}]): readonly SchemaFinding[] {
  const [before, after] = schemas.map((components) => ({ document: { components: { schemas: components } } }));
  const comparer = createSchemaComparer(before as unknown as Api, after as unknown as Api, policy);
  const spot = (schema: unknown) => ({ schema: schema as JsonObject, pointer: "/spot" });
  return comparer.compare({ old: spot(old), new: spot(next), direction: "request", wire: { kind: "json" } });
}

const kinds = (findings: readonly SchemaFinding[]): string[] => findings.map(({ verdict }) => verdict.kind);
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

const nested = (depth: number, leaf: object): object => {
  let schema: object = leaf;
  for (let level = 0; level < depth; level++) schema = { type: "object", properties: { in: schema }, required: ["in"] };
  return schema;
};

const wide = (count: number, last: object): object => ({
  type: "object",
  properties: Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      `p${index}`,
      { type: "object", properties: { id: { type: "string" } } },
    ]),
  ),
  required: ["last"],
  allOf: [{ type: "object", properties: { last } }],
});

test("a schema of 100,000 nodes: the edit is judged where it is", () => {
  const found = compare(wide(25_000, { type: "string" }), wide(25_000, { type: "string", maxLength: 2 }));
  expect(found).toMatchObject([{ verdict: { kind: "broken", witness: { last: "aaa" } } }]);
});

test.each([150, 1_000, 20_000])("%i levels: an answer, and never that it is contained", (depth) => {
  const found = compare(nested(depth, { type: "string" }), nested(depth, { type: "integer" }));
  expect(kinds(found)).toHaveLength(1);
  expect(kinds(found)).not.toContain("contained");
});

test("a pattern that backtracks without end", () => {
  const found = compare({ type: "string", pattern: "^(a|aa)+(?=b)$" }, { type: "string", pattern: "^((a+)+)+(?=c)$" });
  expect(kinds(found)).toEqual(["undecided"]);
});

test("a schema that is nothing but itself", () => {
  const loop = { Loop: { allOf: [ref("Loop"), { minProperties: 1 }] } };
  const other = { Loop: { allOf: [ref("Loop"), { minProperties: 2 }] } };
  expect(kinds(compare(ref("Loop"), ref("Loop"), [loop, other]))).toEqual(["undecided"]);
  const circle = { A: ref("B"), B: ref("A") };
  expect(kinds(compare(ref("A"), { type: "string" }, [circle, {}]))).toEqual(["undecided"]);
});

test.each<[string, unknown]>([
  ["a type that is none", { type: "strnig" }],
  ["properties that are a list", { type: "object", properties: ["a"] }],
  ["required that is a word", { type: "object", properties: { a: {} }, required: "a" }],
  ["an enum that is no list", { enum: "a" }],
  ["anyOf without branches", { anyOf: [] }],
  ["null for a schema", { type: "object", properties: { a: null } }],
  ["a reference to a number", { $ref: "#/components/schemas/N" }],
  ["a bound that is a text", { type: "integer", minimum: "1" }],
  ["a keyword of another draft", { type: "array", items: {}, additionalItems: false }],
])("%s: undecided, not compatible", (_name, broken) => {
  const sound = { type: "object", properties: { b: { type: "string" } } };
  const found = compare(sound, broken, [{}, { N: 5 }]);
  expect(kinds(found).filter((kind) => kind === "undecided" || kind === "broken")).not.toEqual([]);
  expect(() => compare(broken, sound, [{ N: 5 }, {}])).not.toThrow();
});

test("names that objects have by themselves", () => {
  const old = {
    type: "object",
    properties: JSON.parse('{"__proto__":{"type":"string"},"constructor":{"type":"string"}}'),
  };
  const next = {
    type: "object",
    properties: JSON.parse('{"__proto__":{"type":"string"},"constructor":{"type":"integer"}}'),
  };
  expect(compare(old, next)).toMatchObject([{ site: "properties.constructor.type", verdict: { kind: "broken" } }]);
});
