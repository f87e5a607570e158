import type { JsonSchema } from "@rawr/openapi-document";
import fc from "fast-check";

const name = fc.constantFrom("a", "b", "ab", "kind");
const scalar = fc.oneof(
  fc.constantFrom(null, true, false, "a", "b", "ab", 0, 1, 2, 2.5),
  fc.integer({ min: -3, max: 5 }),
);
const typeName = fc.constantFrom("string", "number", "integer", "boolean", "null", "array", "object");
const types = fc.oneof(typeName, fc.uniqueArray(typeName, { minLength: 1, maxLength: 3 }));
const small = fc.nat(3);

/** A value of the kind that {@link anySchema} talks about. */
export const anyValue: fc.Arbitrary<unknown> = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    scalar,
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(name, tie("value"), { maxKeys: 3 }),
  ),
})).value;

const optional = { requiredKeys: [] };

/** A JSON Schema 2020-12 with every keyword that OpenAPI 3.0 lacks among those that it has, references included. */
export const anySchema: fc.Arbitrary<JsonSchema> = fc.letrec<{ schema: JsonSchema }>((tie) => {
  const schema = tie("schema");
  const schemas = fc.array(schema, { minLength: 1, maxLength: 3 });
  const map = fc.dictionary(name, schema, { maxKeys: 2 });
  const object = fc.record(
    {
      type: types,
      properties: map,
      required: fc.uniqueArray(name, { maxLength: 2 }),
      additionalProperties: fc.oneof(fc.boolean(), schema),
      patternProperties: fc.dictionary(fc.constantFrom("^a", "b$"), schema, { maxKeys: 2 }),
      propertyNames: fc.constant({ minLength: 2 }),
      dependentRequired: fc.constant({ a: ["b"] }),
      unevaluatedProperties: fc.boolean(),
      maxProperties: small,
    },
    optional,
  );
  const array = fc.record(
    {
      type: types,
      prefixItems: schemas,
      items: fc.oneof(schema, fc.boolean() as fc.Arbitrary<never>),
      contains: schema,
      minContains: small,
      minItems: small,
      maxItems: small,
    },
    optional,
  );
  const number = fc.record(
    { type: types, minimum: small, exclusiveMinimum: small, maximum: small, exclusiveMaximum: small },
    optional,
  );
  const choice = fc.record(
    { const: scalar, enum: fc.uniqueArray(scalar, { minLength: 1, maxLength: 3 }), type: types },
    optional,
  );
  const combined = fc.record(
    {
      anyOf: schemas,
      oneOf: schemas,
      allOf: schemas,
      not: schema,
      if: schema,
      then: schema,
      else: schema,
      description: fc.constant("d"),
    },
    optional,
  );
  const reference = fc.record(
    { $ref: fc.constant("#/components/schemas/S0"), minLength: small },
    { requiredKeys: ["$ref"] },
  );
  return {
    schema: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      fc.record({ type: types }),
      number,
      choice,
      object,
      array,
      combined,
      // Only below a property, so that no schema is its own definition.
      fc.record({ properties: fc.record({ a: reference }) }),
    ) as fc.Arbitrary<JsonSchema>,
  };
}).schema;
