import type { JsonSchema } from "@rawr/openapi-document";
import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { objectBranches, splitObject, unite } from "./object-shape.ts";

const object = (properties: Record<string, JsonSchema>, more: JsonSchema = {}): JsonSchema => ({
  type: "object",
  properties,
  ...more,
});
const [text, number] = [{ type: "string" }, { type: "integer" }] as const satisfies JsonSchema[];
const components: Record<string, JsonSchema> = {
  Run: object({ id: text }, { required: ["id"] }),
  Alias: { $ref: "Run" },
  Tree: { allOf: [object({ id: text }), { $ref: "Tree" }] },
};
const resolve = (schema: JsonSchema): JsonSchema =>
  schema.$ref ? resolve(components[schema.$ref] as JsonSchema) : schema;
const branchesOf = (schema: JsonSchema) => objectBranches(schema, resolve);

describe("the branches of a schema", () => {
  test("an object is its own, the same node, behind references too", () => {
    const schema = object({ id: text }, { description: "A run.", "x-audience": "public" });
    expect(branchesOf(schema)?.[0]).toBe(schema);
    expect(branchesOf({ $ref: "Alias" })?.[0]).toBe(components["Run"]);
  });

  test.each<[string, JsonSchema, JsonSchema[]]>([
    [
      "a union has one for each variant",
      { anyOf: [object({ a: text }), { oneOf: [object({ b: text }), { $ref: "Run" }] }] },
      [object({ a: text }), object({ b: text }), object({ id: text }, { required: ["id"] })],
    ],
    [
      "an intersection has one",
      { allOf: [object({ a: text }, { required: ["a"] }), object({ b: number })] },
      [object({ a: text, b: number }, { required: ["a"] })],
    ],
    [
      "what stands beside a union belongs to each variant",
      object({ id: text }, { anyOf: [object({ a: text }), object({ b: text })] }),
      [object({ id: text, a: text }), object({ id: text, b: text })],
    ],
    [
      "a union in an intersection is multiplied",
      {
        allOf: [
          { anyOf: [object({ a: text }), object({ b: text })] },
          { anyOf: [object({ c: text }), object({ d: text })] },
        ],
      },
      [
        ["a", "c"],
        ["a", "d"],
        ["b", "c"],
        ["b", "d"],
      ].map(([x = "", y = ""]) => object({ [x]: text, [y]: text })),
    ],
    [
      "a property of two parts has to satisfy both",
      { allOf: [object({ a: text }), object({ a: { minLength: 1 } })] },
      [object({ a: { allOf: [text, { minLength: 1 }] } })],
    ],
    [
      "a property of two equal parts is said once",
      { allOf: [object({ a: text }), object({ a: { type: "string" } })] },
      [object({ a: text })],
    ],
    [
      "a record limits the properties that stand beside it",
      { allOf: [object({ a: text }), { type: "object", additionalProperties: { minLength: 1 } }] },
      [object({ a: { allOf: [text, { minLength: 1 }] } }, { additionalProperties: { minLength: 1 } })],
    ],
    [
      "closed parts with the same properties stay closed",
      {
        allOf: [
          object({ a: text }, { additionalProperties: false }),
          object({ a: text }, { additionalProperties: false }),
        ],
      },
      [object({ a: text }, { additionalProperties: false })],
    ],
    [
      "what only says something to people changes nothing",
      { description: "Either.", anyOf: [object({ a: text }), object({ b: text })] },
      [object({ a: text }), object({ b: text })],
    ],
  ])("%s", (_, schema, branches) => {
    expect(branchesOf(schema)).toEqual(branches);
  });

  test.each<[string, JsonSchema]>([
    ["anything", {}],
    ["an array", { type: "array", items: text }],
    ["an object or null", { type: ["object", "null"] }],
    ["a union with something else", { anyOf: [object({ a: text }), text] }],
    ["an intersection with something else", { allOf: [object({ a: text }), { minProperties: 1 }] }],
    ["a rule over several properties", object({ a: text }, { minProperties: 1 })],
    ["names that follow a pattern", object({}, { patternProperties: { "^x-": text } })],
    [
      "a closed object that another one adds to",
      { allOf: [object({ a: text }, { additionalProperties: false }), object({ b: text })] },
    ],
    ["a schema that contains itself", { $ref: "Tree" }],
  ])("there are none of %s", (_, schema) => {
    expect(branchesOf(schema)).toBeUndefined();
  });
});

describe("split and united objects", () => {
  test("a split leaves examples, words and closedness with the rest", () => {
    const schema = object(
      { id: text, a: number },
      { required: ["id", "a"], additionalProperties: false, description: "A run.", examples: [{ id: "1", a: 1 }] },
    );
    expect(splitObject(schema, ["id"])).toEqual([
      object({ id: text }, { required: ["id"] }),
      object(
        { a: number },
        { required: ["a"], additionalProperties: false, description: "A run.", examples: [{ a: 1 }] },
      ),
    ]);
  });

  test("a union requires what every variant requires, and admits what any says of a property", () => {
    const variants = [
      object({ id: text, a: text }, { required: ["id", "a"] }),
      object({ id: number }, { required: ["id"] }),
      object({ id: text, a: text }, { required: ["id"] }),
    ];
    expect(unite(variants)).toEqual(object({ id: { anyOf: [text, number] }, a: text }, { required: ["id"] }));
    const [only] = variants;
    expect(unite(variants.slice(0, 1))).toBe(only);
  });
});

/** Three names, three types: small enough that schemas and values meet. */
const names = ["a", "b", "c"];
const leaf: fc.Arbitrary<JsonSchema> = fc.constantFrom<JsonSchema>(
  { type: "string" },
  { type: "integer" },
  { type: "integer", minimum: 1 },
  { const: "x" },
  {},
);
const plain: fc.Arbitrary<JsonSchema> = fc
  .record({
    properties: fc.dictionary(fc.constantFrom(...names), leaf, { maxKeys: 3 }),
    required: fc.subarray(names),
    additionalProperties: fc.option(fc.oneof(leaf, fc.boolean()), { nil: undefined, freq: 2 }),
  })
  .map(({ properties, required, additionalProperties }) => ({
    type: "object",
    properties,
    ...(required.length > 0 && { required }),
    ...(additionalProperties !== undefined && { additionalProperties }),
  }));
const { schema: nested } = fc.letrec<{ schema: JsonSchema }>((tie) => ({
  schema: fc.oneof(
    { maxDepth: 3, depthIdentifier: "schema" },
    plain,
    fc.array(tie("schema"), { minLength: 1, maxLength: 3 }).map((anyOf): JsonSchema => ({ anyOf })),
    fc.array(tie("schema"), { minLength: 1, maxLength: 2 }).map((allOf): JsonSchema => ({ allOf })),
    fc
      .tuple(plain, fc.array(tie("schema"), { minLength: 1, maxLength: 2 }))
      .map(([own, anyOf]): JsonSchema => ({ ...own, anyOf })),
  ),
}));
const value = fc.dictionary(fc.constantFrom(...names), fc.constantFrom<unknown>("x", "y", 0, 1, null), { maxKeys: 3 });
const values = fc.array(value, { minLength: 5, maxLength: 20 });

const ajv = new Ajv2020({ strict: false });
const accepts = (schema: JsonSchema) => ajv.compile(structuredClone(schema)) as (candidate: unknown) => boolean;
const only = (candidate: Readonly<Record<string, unknown>>, keep: (name: string) => boolean) =>
  Object.fromEntries(Object.entries(candidate).filter(([name]) => keep(name)));

describe("for any object schema, Ajv agrees that", () => {
  test("a value is valid when it is valid for one of the branches, and only then", () => {
    const seen = { branches: 0, valid: 0, invalid: 0 };
    fc.assert(
      fc.property(nested, values, (schema, candidates) => {
        const branches = branchesOf(schema);
        if (!branches) return;
        seen.branches += branches.length > 1 ? 1 : 0;
        const whole = accepts(schema);
        const parts = branches.map(accepts);
        for (const candidate of candidates) {
          const valid = whole(candidate);
          seen[valid ? "valid" : "invalid"] += 1;
          expect(
            parts.some((part) => part(candidate)),
            JSON.stringify({ schema, branches, candidate }),
          ).toBe(valid);
        }
      }),
      { numRuns: 200 },
    );
    expect(Math.min(...Object.values(seen)), JSON.stringify(seen)).toBeGreaterThan(20);
  });

  test("a value is valid when both sides of a split are", () => {
    fc.assert(
      fc.property(plain, fc.subarray(names), values, (schema, wanted, candidates) => {
        const picked = wanted.filter((name) => name in (schema.properties ?? {}));
        const [left, right] = splitObject(schema, picked).map(accepts);
        const whole = accepts(schema);
        for (const candidate of candidates) {
          const both =
            left?.(only(candidate, (name) => picked.includes(name))) &&
            right?.(only(candidate, (name) => !picked.includes(name)));
          expect(both, JSON.stringify({ schema, picked, candidate })).toBe(whole(candidate));
        }
      }),
      { numRuns: 150 },
    );
  });

  test("what is valid for a variant, and made of its own properties, is valid for the united object", () => {
    fc.assert(
      fc.property(fc.array(plain, { minLength: 2, maxLength: 3 }), values, (variants, candidates) => {
        const united = accepts(unite(variants));
        for (const variant of variants) {
          const valid = accepts(variant);
          for (const candidate of candidates.map((each) => only(each, (name) => name in (variant.properties ?? {})))) {
            if (valid(candidate)) expect(united(candidate), JSON.stringify({ variants, candidate })).toBe(true);
          }
        }
      }),
      { numRuns: 150 },
    );
  });
});
