import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import fc from "fast-check";
import { Check } from "typebox/schema";
import { expect, test } from "vitest";
import { checkProof, contains, type Json, type Schema } from "../src/index.ts";

const names = fc.constantFrom("a", "b", "x-c");
const scalars = fc.constantFrom<Json>(null, true, false, 0, 1, 2, 3, -1, 0.5, 6, "", "a", "ab", "b", "x-c", "abc");

/** Values of the same small world as the schemas, so that both verdicts are common. */
const values: fc.Arbitrary<Json> = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    scalars,
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(names, tie("value"), { maxKeys: 3, noNullPrototype: true }),
  ),
})).value;

const size = fc.integer({ min: 0, max: 3 });

const leaf: fc.Arbitrary<Schema> = fc.oneof(
  fc.record({
    type: fc.uniqueArray(fc.constantFrom("null", "boolean", "integer", "number", "string", "array", "object"), {
      minLength: 1,
      maxLength: 3,
    }),
  }),
  fc.record({ const: scalars }),
  fc.record({ enum: fc.uniqueArray(scalars, { minLength: 1, maxLength: 4 }) }),
  fc.record(
    {
      minimum: fc.integer({ min: -1, max: 3 }),
      exclusiveMaximum: fc.integer({ min: 0, max: 4 }),
      multipleOf: fc.constantFrom(1, 2, 3, 0.5),
    },
    { requiredKeys: [] },
  ),
  fc.record(
    { minLength: size, maxLength: size, pattern: fc.constantFrom("^a", "b$", "^[ab]*$", "c") },
    { requiredKeys: [] },
  ),
);

const schemas: fc.Arbitrary<Schema> = fc.letrec<{ schema: Schema; keywords: object }>((tie) => ({
  schema: fc.oneof({ maxDepth: 3, withCrossShrink: true }, fc.boolean(), leaf, tie("keywords")) as fc.Arbitrary<Schema>,
  keywords: fc.oneof(
    fc.record(
      {
        properties: fc.dictionary(names, tie("schema"), { maxKeys: 2, noNullPrototype: true }),
        required: fc.uniqueArray(names, { maxLength: 2 }),
        additionalProperties: tie("schema"),
      },
      { requiredKeys: [] },
    ),
    fc.record(
      {
        patternProperties: fc.dictionary(fc.constantFrom("^x-", "b$"), tie("schema"), {
          maxKeys: 1,
          noNullPrototype: true,
        }),
        propertyNames: leaf,
        minProperties: size,
        maxProperties: size,
      },
      { requiredKeys: [] },
    ),
    fc.record(
      {
        prefixItems: fc.array(tie("schema"), { minLength: 1, maxLength: 2 }),
        items: tie("schema"),
        minItems: size,
        maxItems: size,
        uniqueItems: fc.boolean(),
      },
      { requiredKeys: [] },
    ),
    fc.record({ contains: tie("schema"), minContains: size, maxContains: size }, { requiredKeys: ["contains"] }),
    fc.record(
      {
        dependentRequired: fc.dictionary(names, fc.uniqueArray(names, { maxLength: 2 }), {
          maxKeys: 1,
          noNullPrototype: true,
        }),
        dependentSchemas: fc.dictionary(names, tie("schema"), { maxKeys: 1, noNullPrototype: true }),
      },
      { requiredKeys: [] },
    ),
    fc.record({ allOf: fc.array(tie("schema"), { minLength: 1, maxLength: 2 }) }),
    fc.record({ anyOf: fc.array(tie("schema"), { minLength: 1, maxLength: 2 }) }),
    fc.record({ oneOf: fc.array(tie("schema"), { minLength: 1, maxLength: 2 }) }),
    fc.record({ not: tie("schema") }),
    fc.record({ if: tie("schema"), then: tie("schema"), else: tie("schema") }, { requiredKeys: ["if"] }),
    fc.record(
      {
        properties: fc.dictionary(names, tie("schema"), { maxKeys: 2, noNullPrototype: true }),
        anyOf: fc.array(tie("schema"), { minLength: 1, maxLength: 2 }),
        unevaluatedProperties: tie("schema"),
      },
      { requiredKeys: ["unevaluatedProperties"] },
    ),
    fc.record(
      { prefixItems: fc.array(tie("schema"), { minLength: 1, maxLength: 1 }), unevaluatedItems: tie("schema") },
      { requiredKeys: ["unevaluatedItems"] },
    ),
    fc.constant({ type: "object", properties: { a: { $ref: "#" }, b: { type: "integer" } } }),
  ),
})).schema;

const refusedByBoth = (schema: Schema, value: Json) => !ajv(schema)(value) && !Check(schema as object, value);
const acceptedByBoth = (schema: Schema, value: Json) => ajv(schema)(value) && Check(schema as object, value);

function ajv(schema: Schema) {
  const made = new Ajv2020({ strict: false, validateSchema: false });
  addFormats.default(made);
  return made.compile(schema as object | boolean);
}

const runs = Number(process.env["SOUNDNESS_RUNS"] ?? 250);

test("contained: both validators refuse no value of A; not contained: they agree on the witness", () => {
  const seen = { contained: 0, "not-contained": 0, undecided: 0 };
  fc.assert(
    fc.property(schemas, schemas, fc.array(values, { minLength: 20, maxLength: 20 }), (a, b, samples) => {
      const pairs: [Schema, Schema][] = [
        [a, b],
        [{ allOf: [a, b] } as Schema, b],
        [a, { anyOf: [b, a] } as Schema],
      ];
      for (const [left, right] of pairs.filter(([one, two]) => !hasRoot(one, two, a, b))) {
        const answer = contains(left, right, { budget: 20_000 });
        seen[answer.verdict]++;
        if (answer.verdict === "not-contained") {
          expect(acceptedByBoth(left, answer.witness)).toBe(true);
          expect(refusedByBoth(right, answer.witness)).toBe(true);
        }
        if (answer.verdict !== "contained") continue;
        expect(checkProof(left, right, JSON.parse(JSON.stringify(answer.proof)), { budget: 400_000 })).toBe(true);
        for (const value of samples) {
          if (acceptedByBoth(left, value)) expect(refusedByBoth(right, value)).toBe(false);
        }
      }
    }),
    { numRuns: runs },
  );
  process.stderr.write(`soundness: ${JSON.stringify(seen)}\n`);
  expect(seen.contained).toBeGreaterThan(runs / 4);
  expect(seen["not-contained"]).toBeGreaterThan(runs / 4);
});

/** `$ref: "#"` means another schema once it is moved below a keyword; such pairs are asked as they are only. */
const hasRoot = (left: Schema, right: Schema, a: Schema, b: Schema) =>
  (left !== a || right !== b) && JSON.stringify([a, b]).includes('"#"');
