import fc from "fast-check";
import { type TSchema, Type } from "typebox";
import { json, key } from "./json-values.ts";

/** A schema and values that are meant to fit; that they do is not relied upon. */
export interface Sample {
  readonly schema: TSchema;
  readonly values: fc.Arbitrary<unknown>;
}

export type Samples = fc.Arbitrary<Sample>;

/** Pairs a schema with values. */
export const of = (schema: TSchema, values: fc.Arbitrary<unknown>): Sample => ({ schema, values });
/** A lower bound, and an upper one not below it. */
export const bounds = (low: number, high: number) =>
  fc
    .tuple(fc.integer({ min: low, max: high }), fc.integer({ min: 0, max: 3 }))
    .map(([min, more]) => [min, min + more] as const);

/** Formats that Ajv and TypeBox read alike; the others differ in corner cases (`a@b`, `https://a b`, a final dot). */
const formats = ["date", "time", "duration", "ipv4", "ipv6", "json-pointer"] as const;
const formatted = [
  "2024-02-29",
  "2023-02-29",
  "10:00:00Z",
  "25:00:00Z",
  "P1D",
  "PT",
  "10.0.0.1",
  "::1",
  "urn:x:y",
  "/a",
  "(",
];

export const leaves: Readonly<Record<string, Samples>> = {
  String: bounds(0, 2).map(([minLength, maxLength]) =>
    of(Type.String({ minLength, maxLength }), fc.string({ minLength, maxLength })),
  ),
  "String with pattern": fc
    .constantFrom("^a", "[0-9]$", "^.$", "^(a|b)+$")
    .map((pattern) => of(Type.String({ pattern }), fc.constantFrom("a", "ab", "b1", "😀"))),
  "String with RegExp": fc
    .constantFrom(/^a/, /^.$/u, /[é]/g)
    .map((pattern) =>
      of(
        Type.String({ pattern: new RegExp(pattern.source, pattern.flags.replace("g", "")) }),
        fc.constantFrom("a", "é", "b"),
      ),
    ),
  "String with format": fc
    .constantFrom(...formats)
    .map((format) => of(Type.String({ format }), fc.constantFrom(...formatted))),
  Number: bounds(-3, 3).map(([minimum, maximum]) =>
    of(Type.Number({ minimum, exclusiveMaximum: maximum }), fc.double({ min: minimum, max: maximum, noNaN: true })),
  ),
  "Integer with bigint limits": fc.constant(
    of(Type.Integer({ minimum: 2n, multipleOf: 2n }), fc.integer({ min: 0, max: 9 })),
  ),
  Integer: bounds(-3, 3).map(([minimum, maximum]) =>
    of(Type.Integer({ exclusiveMinimum: minimum, maximum, multipleOf: 2 }), fc.integer({ min: minimum, max: maximum })),
  ),
  Boolean: fc.constant(of(Type.Boolean(), fc.boolean())),
  Null: fc.constant(of(Type.Null(), fc.constant(null))),
  Any: fc.constant(of(Type.Any(), json)),
  Unknown: fc.constant(of(Type.Unknown(), json)),
  Never: fc.constant(of(Type.Never(), json)),
  Literal: fc.constantFrom("a", "", 1, -0.5, true, false).map((value) => of(Type.Literal(value), fc.constant(value))),
  Enum: fc
    .uniqueArray(fc.constantFrom("a", "b", 1, 2, 1.5), { maxLength: 4 })
    .map((values) => of(Type.Enum(values), fc.constantFrom(...values, "z"))),
  TemplateLiteral: fc
    .constantFrom("k-${number}", "k-${integer}", "${string}", "a${'b' | 'c'}", "${boolean}", "(${string})")
    .map((template) =>
      of(Type.TemplateLiteral(template as string), fc.constantFrom("k-1", "k--1.5", "ab", "ac", "true", "(x)", "(")),
    ),
  "Union of literals": fc
    .uniqueArray(fc.constantFrom("a", "b", 1, 2.5, true, null), { minLength: 1, maxLength: 5 })
    .map((values) =>
      of(
        Type.Union(values.map((value) => (value === null ? Type.Null() : Type.Literal(value, { description: "x" })))),
        fc.constantFrom(...values),
      ),
    ),
  KeyOf: fc
    .uniqueArray(key, { minLength: 1, maxLength: 3 })
    .map((names) =>
      of(
        Type.KeyOf(Type.Object(Object.fromEntries(names.map((name) => [name, Type.Null()])))),
        fc.constantFrom(...names),
      ),
    ),
  Exclude: fc.constant(
    of(
      Type.Exclude(Type.Union([Type.Literal("a"), Type.Literal("b"), Type.Null()]), Type.Literal("a")),
      fc.constantFrom("a", "b", null),
    ),
  ),
  Extract: fc.constant(
    of(Type.Extract(Type.Union([Type.Literal("a"), Type.Number()]), Type.String()), fc.constantFrom("a", 1)),
  ),
  Uppercase: fc.constant(
    of(Type.Uppercase(Type.Union([Type.Literal("a"), Type.Literal("b")])), fc.constantFrom("A", "B", "a")),
  ),
  Script: fc.constant(
    of(
      Type.Script("{ a: string, b?: (1 | 2)[], c: [null, boolean] }"),
      fc.record({
        a: fc.constant(""),
        b: fc.array(fc.constantFrom(1, 2, 3)),
        c: fc.constantFrom([null, true], [null]),
      }),
    ),
  ),
  Codec: fc.constant(
    of(
      Type.Codec(Type.String())
        .Decode((text) => text.length)
        .Encode((length) => "x".repeat(length)),
      fc.string({ maxLength: 3 }),
    ),
  ),
};
