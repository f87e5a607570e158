import fc from "fast-check";
import type { Json, Schema } from "../src/index.ts";

/** Random pairs to ask about; more of them by the environment variable `SOUNDNESS_RUNS`. */
export const runs = Number(process.env["SOUNDNESS_RUNS"] ?? 250);

export const names = fc.constantFrom("a", "b", "x-c");
const scalars = fc.constantFrom<Json>(null, true, false, 0, 1, 2, 3, -1, 0.5, 6, "", "a", "ab", "b", "x-c", "abc");

/** Values of the same small world as the schemas, so that both verdicts are common. */
export const values: fc.Arbitrary<Json> = fc.letrec<{ value: Json }>((tie) => ({
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

export const schemas: fc.Arbitrary<Schema> = fc.letrec<{ schema: Schema; keywords: object }>((tie) => ({
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
