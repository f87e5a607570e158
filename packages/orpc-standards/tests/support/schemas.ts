import fc from "fast-check";
import { type TObjectOptions, type TProperties, type TSchema, Type } from "typebox";
import { json, key } from "./json-values.ts";

/** A schema and values that are meant to fit; that they do is not relied upon. */
export interface Sample {
  readonly schema: TSchema;
  readonly values: fc.Arbitrary<unknown>;
}

type Samples = fc.Arbitrary<Sample>;

const of = (schema: TSchema, values: fc.Arbitrary<unknown>): Sample => ({ schema, values });
const bounds = (low: number, high: number) =>
  fc.tuple(fc.integer({ min: low, max: high }), fc.integer({ min: 0, max: 3 })).map(([min, more]) => [min, min + more] as const);

/** Formats on whose sample values Ajv and TypeBox agree; `formats.test.ts` says which do not. */
const formats = ["date", "ipv4", "uuid"] as const;

export const leaves: Readonly<Record<string, Samples>> = {
  String: bounds(0, 2).map(([minLength, maxLength]) => of(Type.String({ minLength, maxLength }), fc.string({ minLength, maxLength }))),
  "String with pattern": fc.constantFrom("^a", "[0-9]$", "^.$", "^(a|b)+$").map((pattern) => of(Type.String({ pattern }), fc.constantFrom("a", "ab", "b1", "😀"))),
  "String with RegExp": fc.constantFrom(/^a/, /^.$/u, /[é]/g).map((pattern) => of(Type.String({ pattern: new RegExp(pattern.source, pattern.flags.replace("g", "")) }), fc.constantFrom("a", "é", "b"))),
  "String with format": fc.constantFrom(...formats).map((format) => of(Type.String({ format }), fc.constantFrom("2024-02-29", "10.0.0.1", "3fa85f64-5717-4562-b3fc-2c963f66afa6"))),
  Number: bounds(-3, 3).map(([minimum, maximum]) => of(Type.Number({ minimum, exclusiveMaximum: maximum }), fc.double({ min: minimum, max: maximum, noNaN: true }))),
  "Integer with bigint limits": fc.constant(of(Type.Integer({ minimum: 2n, multipleOf: 2n }), fc.integer({ min: 0, max: 9 }))),
  Integer: bounds(-3, 3).map(([minimum, maximum]) => of(Type.Integer({ exclusiveMinimum: minimum, maximum, multipleOf: 2 }), fc.integer({ min: minimum, max: maximum }))),
  Boolean: fc.constant(of(Type.Boolean(), fc.boolean())),
  Null: fc.constant(of(Type.Null(), fc.constant(null))),
  Any: fc.constant(of(Type.Any(), json)),
  Unknown: fc.constant(of(Type.Unknown(), json)),
  Never: fc.constant(of(Type.Never(), json)),
  Literal: fc.constantFrom("a", "", 1, -0.5, true, false).map((value) => of(Type.Literal(value), fc.constant(value))),
  Enum: fc.uniqueArray(fc.constantFrom("a", "b", 1, 2, 1.5), { maxLength: 4 }).map((values) => of(Type.Enum(values), fc.constantFrom(...values, "z"))),
  TemplateLiteral: fc
    .constantFrom("k-${number}", "k-${integer}", "${string}", "a${'b' | 'c'}", "${boolean}", "(${string})")
    .map((template) => of(Type.TemplateLiteral(template as string), fc.constantFrom("k-1", "k--1.5", "ab", "ac", "true", "(x)", "("))),
  "Union of literals": fc
    .uniqueArray(fc.constantFrom("a", "b", 1, 2.5, true, null), { minLength: 1, maxLength: 5 })
    .map((values) => of(Type.Union(values.map((value) => (value === null ? Type.Null() : Type.Literal(value, { description: "x" })))), fc.constantFrom(...values))),
  KeyOf: fc.uniqueArray(key, { minLength: 1, maxLength: 3 }).map((names) => of(Type.KeyOf(Type.Object(Object.fromEntries(names.map((name) => [name, Type.Null()])))), fc.constantFrom(...names))),
  Exclude: fc.constant(of(Type.Exclude(Type.Union([Type.Literal("a"), Type.Literal("b"), Type.Null()]), Type.Literal("a")), fc.constantFrom("a", "b", null))),
  Extract: fc.constant(of(Type.Extract(Type.Union([Type.Literal("a"), Type.Number()]), Type.String()), fc.constantFrom("a", 1))),
  Uppercase: fc.constant(of(Type.Uppercase(Type.Union([Type.Literal("a"), Type.Literal("b")])), fc.constantFrom("A", "B", "a"))),
  Script: fc.constant(of(Type.Script("{ a: string, b?: (1 | 2)[], c: [null, boolean] }"), fc.record({ a: fc.constant(""), b: fc.array(fc.constantFrom(1, 2, 3)), c: fc.constantFrom([null, true], [null]) }))),
  Codec: fc.constant(of(Type.Codec(Type.String()).Decode((text) => text.length).Encode((length) => "x".repeat(length)), fc.string({ maxLength: 3 }))),
};

/** Kinds made of other kinds. */
export const composites: Readonly<Record<string, (child: Samples) => Samples>> = {
  Object: (child) => objects(child, {}),
  "Object, closed": (child) => objects(child, { additionalProperties: false }),
  "Object with additionalProperties": (child) => fc.tuple(objects(child, {}), child).map(([inner, rest]) => of({ ...inner.schema, additionalProperties: rest.schema } as TSchema, fc.tuple(inner.values, rest.values).map(([value, more]) => ({ ...(value as object), zz: more })))),
  "Object with limits": (child) => objects(child, { minProperties: 1, maxProperties: 3, dependentRequired: { a: ["b"] }, propertyNames: Type.String({ maxLength: 2 }) }),
  "Object with draft-7 dependencies": (child) => objects(child, { dependencies: { a: ["b"], b: Type.Object({ c: Type.Null() }), c: false } }),
  "Object with dependentSchemas": (child) => objects(child, { dependentSchemas: { a: Type.Object({ b: Type.Null() }) } }),
  "Object with patternProperties": (child) => child.chain((rest) => objects(child, { patternProperties: { "^x": rest.schema, "[0-9]$": Type.Any() } })),
  Array: (child) => fc.tuple(child, bounds(0, 2), fc.boolean()).map(([item, [minItems, maxItems], uniqueItems]) => of(Type.Array(item.schema, { minItems, maxItems, uniqueItems }), fc.array(item.values, { minLength: minItems, maxLength: maxItems }))),
  // Never `contains` alone: Ajv 8.20 then takes an empty array for what the array before it was.
  "Array with contains": (child) => fc.tuple(child, fc.constantFrom({ maxContains: 9 }, { minContains: 2 }, { minContains: 0, maxContains: 1 })).map(([item, limits]) => of(Type.Array(Type.Any(), { contains: item.schema, ...limits }), fc.array(fc.oneof(item.values, json), { maxLength: 3 }))),
  Tuple: (child) => fc.array(child, { maxLength: 3 }).map((items) => of(Type.Tuple(items.map((item) => item.schema)), fc.tuple(...items.map((item) => item.values)))),
  "Tuple, open": (child) => fc.tuple(child, child).map(([first, rest]) => of(Type.Tuple([first.schema], { additionalItems: rest.schema, minItems: 0 }), fc.tuple(first.values, rest.values))),
  "Record of strings": (child) => records(child, Type.String()),
  "Record of integers": (child) => records(child, Type.Integer()),
  "Record of numbers": (child) => records(child, Type.Number()),
  "Record of template literals": (child) => records(child, Type.TemplateLiteral("k-${string}")),
  "Record of literals": (child) => records(child, Type.Union([Type.Literal("a"), Type.Literal("b")])),
  "Record of patterns": (child) => records(child, Type.String({ pattern: "^[a-c]$" })),
  Union: (child) => fc.array(child, { maxLength: 3 }).map((members) => of(Type.Union(members.map((member) => member.schema)), members.length === 0 ? json : fc.oneof(...members.map((member) => member.values)))),
  "Union with null": (child) => child.map((inner) => of(Type.Union([inner.schema, Type.Null()]), fc.oneof(inner.values, fc.constant(null)))),
  // `unevaluatedProperties` only on objects: TypeBox applies it to the indices of an array as well.
  Intersect: (child) => fc.tuple(child, child).map(([left, right]) => of(Type.Intersect([left.schema, right.schema]), fc.tuple(left.values, right.values).map(merged))),
  "Intersect of objects": (child) => fc.tuple(objects(child, {}), objects(child, {}), fc.constantFrom({}, { unevaluatedProperties: false })).map(([left, right, options]) => of(Type.Intersect([left.schema, right.schema], options), fc.tuple(left.values, right.values).map(merged))),
  Evaluate: (child) => fc.tuple(objects(child, {}), objects(child, {})).map(([left, right]) => of(Type.Evaluate(Type.Intersect([left.schema, right.schema])), fc.tuple(left.values, right.values).map(merged))),
  Dependent: (child) => fc.tuple(child, child, child).map(([when, then, otherwise]) => of(Type.Dependent(when.schema, then.schema, otherwise.schema), fc.oneof(when.values, then.values, otherwise.values))),
  Partial: (child) => objects(child, {}).map(({ schema, values }) => of(Type.Partial(schema), values)),
  Required: (child) => objects(child, {}).map(({ schema, values }) => of(Type.Required(schema), values)),
  Pick: (child) => objects(child, {}).map(({ schema, values }) => of(Type.Pick(schema, ["a"]), values)),
  Omit: (child) => objects(child, {}).map(({ schema, values }) => of(Type.Omit(schema, ["a"]), values)),
  Index: (child) => child.map((inner) => of(Type.Index(Type.Object({ a: inner.schema, b: Type.Null() }), ["a", "b"]), fc.oneof(inner.values, fc.constant(null)))),
  Interface: (child) => fc.tuple(objects(child, {}), child).map(([base, own]) => of(Type.Interface([base.schema], { c: own.schema }), fc.tuple(base.values, own.values).map(([value, c]) => ({ ...(value as object), c })))),
  "Readonly and Immutable": (child) => child.map((inner) => of(Type.Object({ a: Type.Readonly(inner.schema) }), fc.record({ a: inner.values }))),
  ReadonlyObject: (child) => objects(child, {}).map(({ schema, values }) => of(Type.ReadonlyObject(schema), values)),
  "Optional with undefined": (child) => child.map((inner) => of(Type.Object({ a: Type.Optional(Type.Union([inner.schema, Type.Undefined()])) }), fc.record({ a: inner.values }, { requiredKeys: [] }))),
  "Named with $id": (child) => unique(child, (inner, id) => of(Type.Object({ a: named(inner.schema, id), b: Type.Optional(named(inner.schema, id)) }), fc.record({ a: inner.values, b: inner.values }, { requiredKeys: ["a"] }))),
  "Ref by $id": (child) => unique(child, (inner, id) => of(Type.Object({ a: Type.Object({ c: inner.schema }, { $id: id }), b: Type.Ref(id) }), fc.record({ a: fc.record({ c: inner.values }), b: fc.record({ c: inner.values }) }))),
  This: (child) => unique(child, (inner, id) => of(Type.Object({ a: inner.schema, b: Type.Optional(Type.This()) }, { $id: id }), nested(inner.values))),
  Cyclic: (child) => unique(child, (inner, id) => of(Type.Cyclic({ [id]: Type.Object({ a: inner.schema, b: Type.Optional(Type.Ref(id)) }) }, id), nested(inner.values))),
  "Cyclic of two": (child) => unique(child, (inner, id) => of(Type.Cyclic({ [id]: Type.Object({ a: inner.schema, b: Type.Optional(Type.Ref(`${id}.Even`)) }), [`${id}.Even`]: Type.Object({ b: Type.Optional(Type.Ref(id)) }, { additionalProperties: false }) }, id), nested(inner.values))),
  Module: (child) => unique(child, (inner, id) => of(moduleOf(inner.schema, id), nested(inner.values))),
  Unsafe: (child) => child.map((inner) => of(Type.Unsafe({ oneOf: [inner.schema, { type: ["array", "null"], prefixItems: [inner.schema], items: false }] }), fc.oneof(inner.values, fc.tuple(inner.values)))),
  "Unsafe not": (child) => child.map((inner) => of(Type.Unsafe({ not: inner.schema, enum: ["a", 1, { a: [1] }, null] }), fc.constantFrom("a", 1, { a: [1] }, { a: [2] }))),
};

/** Type.Module resolves every reference when it is made, and throws at one to an `$id` outside. */
function moduleOf(schema: TSchema, id: string): TSchema {
  const leaf = print(schema).includes('"$ref"') ? Type.Null() : schema;
  return Type.Module({ [`${id}.Leaf`]: leaf, [id]: Type.Object({ a: Type.Ref(`${id}.Leaf`), b: Type.Optional(Type.Ref(id)) }) })[id] as TSchema;
}

/** A schema as text, limits of bigint included. */
export function print(schema: TSchema): string {
  return JSON.stringify(schema, (_, value: unknown) => (typeof value === "bigint" ? `${value}n` : value));
}

/** Gives every use a name of its own: two schemas under one name are a conflict, and not the subject here. */
function unique(child: Samples, make: (inner: Sample, id: string) => Sample): Samples {
  return fc.tuple(child, fc.uuid()).map(([inner, id]) => make(inner, `N${id}`));
}

function named(schema: TSchema, $id: string): TSchema {
  return "$id" in schema ? schema : Type.Intersect([schema], { $id });
}

function nested(values: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc.array(values, { minLength: 1, maxLength: 3 }).map((list) => list.reduce((b, a) => (b === undefined ? { a } : { a, b }), undefined));
}

function merged([left, right]: [unknown, unknown]): unknown {
  const objects = [left, right].every((value) => typeof value === "object" && value !== null && !Array.isArray(value));
  return objects ? { ...(left as object), ...(right as object) } : left;
}

function objects(child: Samples, options: TObjectOptions): Samples {
  return fc.dictionary(key, fc.tuple(child, fc.boolean()), { maxKeys: 3 }).map((members) => {
    const entries = Object.entries(members);
    const properties: TProperties = Object.fromEntries(entries.map(([name, [member, optional]]) => [name, optional ? Type.Optional(member.schema) : member.schema]));
    const values = fc.record(Object.fromEntries(entries.map(([name, [member]]) => [name, member.values])), { requiredKeys: entries.filter(([, [, optional]]) => !optional).map(([name]) => name) });
    return of(Type.Object(properties, options), values);
  });
}

function records(child: Samples, keyType: TSchema): Samples {
  return fc.tuple(child, fc.constantFrom({}, { additionalProperties: false }, { minProperties: 1 }, { additionalProperties: Type.Null() })).map(([value, options]) =>
    of(Type.Record(keyType, value.schema, options), fc.dictionary(key, value.values, { maxKeys: 3 })),
  );
}

/** Any schema, nested up to `depth`. */
export function anySchema(depth: number): Samples {
  const leaf = fc.oneof(...Object.values(leaves));
  if (depth === 0) return leaf;
  const child = anySchema(depth - 1);
  return fc.oneof({ weight: 1, arbitrary: leaf }, ...Object.values(composites).map((make) => ({ weight: 1, arbitrary: make(child) })));
}
