import { type OpenApiDocument, pointerOfRef } from "@rawr/openapi-document";
import fc from "fast-check";
import { placeOf, type Schema } from "./described.ts";

/** Values that a schema means to accept, its edges and examples often; whether it does is for a validator to say. */
export function fromSchema(document: OpenApiDocument, schema: Schema): fc.Arbitrary<unknown> {
  const { $ref, const: only, enum: some, type, examples = [], anyOf } = schema;
  if (typeof $ref === "string") return fromSchema(document, placeOf(document, pointerOfRef($ref) ?? "").schema);
  if (only !== undefined) return fc.constant(only);
  if (some) return fc.constantFrom(...some);
  if (anyOf) return fc.oneof(...anyOf.map((branch) => fromSchema(document, branch)));
  const made = ofType(document, schema, type);
  return examples.length > 0 ? fc.oneof({ weight: 4, arbitrary: made }, fc.constantFrom(...examples)) : made;
}

function ofType(document: OpenApiDocument, schema: Schema, type: string | undefined): fc.Arbitrary<unknown> {
  switch (type) {
    case "string":
      return text(schema);
    case "integer":
    case "number":
      return integers(schema);
    case "boolean":
      return fc.boolean();
    case "array":
      return fc.array(fromSchema(document, schema.items ?? {}), { maxLength: 4 });
    case "object":
      return objects(document, schema);
    default:
      throw new Error(`No values are made for type ${type}.`);
  }
}

function objects(document: OpenApiDocument, { properties = {}, required = [] }: Schema): fc.Arbitrary<object> {
  const members = Object.entries(properties).map(([name, member]) => [name, fromSchema(document, member)] as const);
  return fc.record(Object.fromEntries(members), { requiredKeys: [...required], noNullPrototype: true });
}

function text({ pattern, format, minLength = 0, maxLength = minLength + 30 }: Schema): fc.Arbitrary<string> {
  if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern));
  const days = { min: new Date("0001-01-01"), max: new Date("9999-12-31"), noInvalidDate: true };
  if (format === "date") {
    const edges = fc.constantFrom("2024-02-29", "0001-01-01", "9999-12-31", "2026-12-31", "1970-01-01");
    return fc.oneof(
      fc.date(days).map((date) => date.toISOString().slice(0, 10)),
      edges,
    );
  }
  if (format !== undefined) throw new Error(`No values are made for format ${format}.`);
  const within = { minLength, maxLength };
  return fc.oneof(
    fc.string({ ...within, unit: "grapheme-ascii" }),
    // Any text that JSON and URLs carry, NUL and combining marks included.
    fc.string({ ...within, unit: "binary" }),
    fc.string({ ...within, unit: "grapheme" }),
    // As long as is allowed, counted in characters: an emoji is two units of UTF-16 and four bytes.
    fc.constantFrom("x", "ß", "😀").map((unit) => unit.repeat(maxLength)),
    fc.constantFrom("x", "😀").map((unit) => unit.repeat(Math.max(minLength, 1))),
  );
}

function integers({ minimum = -(2 ** 53) + 1, maximum = 2 ** 53 - 1 }: Schema): fc.Arbitrary<number> {
  return fc.oneof(fc.integer({ min: minimum, max: maximum }), fc.constantFrom(minimum, maximum));
}
