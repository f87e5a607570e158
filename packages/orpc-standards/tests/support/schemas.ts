import fc from "fast-check";
import { type TObjectOptions, type TProperties, type TSchema, Type } from "typebox";
import { json, key } from "./json-values.ts";
import { bounds, leaves, of, type Sample, type Samples } from "./leaf-schemas.ts";

/** Kinds made of other kinds. */
export const composites: Readonly<Record<string, (child: Samples) => Samples>> = {
  Object: (child) => objects(child, {}),
  "Object, closed": (child) => objects(child, { additionalProperties: false }),
  "Object with additionalProperties": (child) =>
    fc.tuple(objects(child, {}), child).map(([inner, rest]) =>
      of(
        { ...inner.schema, additionalProperties: rest.schema } as TSchema,
        fc.tuple(inner.values, rest.values).map(([value, more]) => ({ ...(value as object), zz: more })),
      ),
    ),
  "Object with limits": (child) =>
    objects(child, {
      minProperties: 1,
      maxProperties: 3,
      dependentRequired: { a: ["b"] },
      propertyNames: Type.String({ maxLength: 2 }),
    }),
  "Object with draft-7 dependencies": (child) =>
    objects(child, { dependencies: { a: ["b"], b: Type.Object({ c: Type.Null() }), c: false } }),
  "Object with dependentSchemas": (child) =>
    objects(child, { dependentSchemas: { a: Type.Object({ b: Type.Null() }) } }),
  "Object with patternProperties": (child) =>
    child.chain((rest) => objects(child, { patternProperties: { "^x": rest.schema, "[0-9]$": Type.Any() } })),
  Array: (child) =>
    fc
      .tuple(child, bounds(0, 2), fc.boolean())
      .map(([item, [minItems, maxItems], uniqueItems]) =>
        of(
          Type.Array(item.schema, { minItems, maxItems, uniqueItems }),
          fc.array(item.values, { minLength: minItems, maxLength: maxItems }),
        ),
      ),
  // Never `contains` alone: Ajv 8.20 then takes an empty array for what the array before it was.
  "Array with contains": (child) =>
    fc
      .tuple(child, fc.constantFrom({ maxContains: 9 }, { minContains: 2 }, { minContains: 0, maxContains: 1 }))
      .map(([item, limits]) =>
        of(
          Type.Array(Type.Any(), { contains: item.schema, ...limits }),
          fc.array(fc.oneof(item.values, json), { maxLength: 3 }),
        ),
      ),
  Tuple: (child) =>
    fc
      .array(child, { maxLength: 3 })
      .map((items) => of(Type.Tuple(items.map((item) => item.schema)), fc.tuple(...items.map((item) => item.values)))),
  "Tuple, open": (child) =>
    fc
      .tuple(child, child)
      .map(([first, rest]) =>
        of(
          Type.Tuple([first.schema], { additionalItems: rest.schema, minItems: 0 }),
          fc.tuple(first.values, rest.values),
        ),
      ),
  "Record of strings": (child) => records(child, Type.String()),
  "Record of integers": (child) => records(child, Type.Integer()),
  "Record of numbers": (child) => records(child, Type.Number()),
  "Record of template literals": (child) => records(child, Type.TemplateLiteral("k-${string}")),
  "Record of literals": (child) => records(child, Type.Union([Type.Literal("a"), Type.Literal("b")])),
  "Record of patterns": (child) => records(child, Type.String({ pattern: "^[a-c]$" })),
  Union: (child) =>
    fc
      .array(child, { maxLength: 3 })
      .map((members) =>
        of(
          Type.Union(members.map((member) => member.schema)),
          members.length === 0 ? json : fc.oneof(...members.map((member) => member.values)),
        ),
      ),
  "Union with null": (child) =>
    child.map((inner) => of(Type.Union([inner.schema, Type.Null()]), fc.oneof(inner.values, fc.constant(null)))),
  // `unevaluatedProperties` only on objects: TypeBox applies it to the indices of an array as well.
  Intersect: (child) =>
    fc
      .tuple(child, child)
      .map(([left, right]) =>
        of(Type.Intersect([left.schema, right.schema]), fc.tuple(left.values, right.values).map(merged)),
      ),
  "Intersect of objects": (child) =>
    fc
      .tuple(objects(child, {}), objects(child, {}), fc.constantFrom({}, { unevaluatedProperties: false }))
      .map(([left, right, options]) =>
        of(Type.Intersect([left.schema, right.schema], options), fc.tuple(left.values, right.values).map(merged)),
      ),
  Evaluate: (child) =>
    fc
      .tuple(objects(child, {}), objects(child, {}))
      .map(([left, right]) =>
        of(Type.Evaluate(Type.Intersect([left.schema, right.schema])), fc.tuple(left.values, right.values).map(merged)),
      ),
  Dependent: (child) =>
    fc
      .tuple(child, child, child)
      .map(([when, then, otherwise]) =>
        of(
          Type.Dependent(when.schema, then.schema, otherwise.schema),
          fc.oneof(when.values, then.values, otherwise.values),
        ),
      ),
  Partial: (child) => objects(child, {}).map(({ schema, values }) => of(Type.Partial(schema), values)),
  Required: (child) => objects(child, {}).map(({ schema, values }) => of(Type.Required(schema), values)),
  Pick: (child) => objects(child, {}).map(({ schema, values }) => of(Type.Pick(schema, ["a"]), values)),
  Omit: (child) => objects(child, {}).map(({ schema, values }) => of(Type.Omit(schema, ["a"]), values)),
  Index: (child) =>
    child.map((inner) =>
      of(
        Type.Index(Type.Object({ a: inner.schema, b: Type.Null() }), ["a", "b"]),
        fc.oneof(inner.values, fc.constant(null)),
      ),
    ),
  Interface: (child) =>
    fc.tuple(objects(child, {}), child).map(([base, own]) =>
      of(
        Type.Interface([base.schema], { c: own.schema }),
        fc.tuple(base.values, own.values).map(([value, c]) => ({ ...(value as object), c })),
      ),
    ),
  "Readonly and Immutable": (child) =>
    child.map((inner) => of(Type.Object({ a: Type.Readonly(inner.schema) }), fc.record({ a: inner.values }))),
  ReadonlyObject: (child) => objects(child, {}).map(({ schema, values }) => of(Type.ReadonlyObject(schema), values)),
  "Optional with undefined": (child) =>
    child.map((inner) =>
      of(
        Type.Object({ a: Type.Optional(Type.Union([inner.schema, Type.Undefined()])) }),
        fc.record({ a: inner.values }, { requiredKeys: [] }),
      ),
    ),
  "Named with $id": (child) =>
    unique(child, (inner, id) =>
      of(
        Type.Object({ a: named(inner.schema, id), b: Type.Optional(named(inner.schema, id)) }),
        fc.record({ a: inner.values, b: inner.values }, { requiredKeys: ["a"] }),
      ),
    ),
  "Ref by $id": (child) =>
    unique(child, (inner, id) =>
      of(
        Type.Object({ a: Type.Object({ c: inner.schema }, { $id: id }), b: Type.Ref(id) }),
        fc.record({ a: fc.record({ c: inner.values }), b: fc.record({ c: inner.values }) }),
      ),
    ),
  This: (child) =>
    unique(child, (inner, id) =>
      of(Type.Object({ a: inner.schema, b: Type.Optional(Type.This()) }, { $id: id }), nested(inner.values)),
    ),
  Cyclic: (child) =>
    unique(child, (inner, id) =>
      of(
        Type.Cyclic({ [id]: Type.Object({ a: inner.schema, b: Type.Optional(Type.Ref(id)) }) }, id),
        nested(inner.values),
      ),
    ),
  "Cyclic of two": (child) =>
    unique(child, (inner, id) =>
      of(
        Type.Cyclic(
          {
            [id]: Type.Object({ a: inner.schema, b: Type.Optional(Type.Ref(`${id}.Even`)) }),
            [`${id}.Even`]: Type.Object({ b: Type.Optional(Type.Ref(id)) }, { additionalProperties: false }),
          },
          id,
        ),
        nested(inner.values),
      ),
    ),
  Module: (child) => unique(child, (inner, id) => of(moduleOf(inner.schema, id), nested(inner.values))),
  Unsafe: (child) =>
    child.map((inner) =>
      of(
        Type.Unsafe({ oneOf: [inner.schema, { type: ["array", "null"], prefixItems: [inner.schema], items: false }] }),
        fc.oneof(inner.values, fc.tuple(inner.values)),
      ),
    ),
  // Empty lists accept nothing, which is a second `not` beside the first.
  "Unsafe not": (child) =>
    fc
      .tuple(child, fc.constantFrom({ enum: ["a", 1, { a: [1] }, null] }, { enum: [] }, { oneOf: [] }, { anyOf: [] }))
      .map(([inner, more]) =>
        of(Type.Unsafe({ ...more, not: inner.schema }), fc.constantFrom("a", 1, { a: [1] }, { a: [2] })),
      ),
};

/** Type.Module resolves every reference when it is made, and throws at one to an `$id` outside. */
function moduleOf(schema: TSchema, id: string): TSchema {
  const leaf = print(schema).includes('"$ref"') ? Type.Null() : schema;
  return Type.Module({
    [`${id}.Leaf`]: leaf,
    [id]: Type.Object({ a: Type.Ref(`${id}.Leaf`), b: Type.Optional(Type.Ref(id)) }),
  })[id] as TSchema;
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
  return fc
    .array(values, { minLength: 1, maxLength: 3 })
    .map((list) => list.reduce((b, a) => (b === undefined ? { a } : { a, b }), undefined));
}

function merged([left, right]: [unknown, unknown]): unknown {
  const objects = [left, right].every((value) => typeof value === "object" && value !== null && !Array.isArray(value));
  return objects ? { ...(left as object), ...(right as object) } : left;
}

function objects(child: Samples, options: TObjectOptions): Samples {
  return fc.dictionary(key, fc.tuple(child, fc.boolean()), { maxKeys: 3 }).map((members) => {
    const entries = Object.entries(members);
    const properties: TProperties = Object.fromEntries(
      entries.map(([name, [member, optional]]) => [name, optional ? Type.Optional(member.schema) : member.schema]),
    );
    const values = fc.record(Object.fromEntries(entries.map(([name, [member]]) => [name, member.values])), {
      requiredKeys: entries.filter(([, [, optional]]) => !optional).map(([name]) => name),
    });
    return of(Type.Object(properties, options), values);
  });
}

function records(child: Samples, keyType: TSchema): Samples {
  return fc
    .tuple(
      child,
      fc.constantFrom({}, { additionalProperties: false }, { minProperties: 1 }, { additionalProperties: Type.Null() }),
    )
    .map(([value, options]) =>
      of(Type.Record(keyType, value.schema, options), fc.dictionary(key, value.values, { maxKeys: 3 })),
    );
}

/** Any schema, nested up to `depth`. */
export function anySchema(depth: number): Samples {
  const leaf = fc.oneof(...Object.values(leaves));
  if (depth === 0) return leaf;
  const child = anySchema(depth - 1);
  return fc.oneof(
    { weight: 1, arbitrary: leaf },
    ...Object.values(composites).map((make) => ({ weight: 1, arbitrary: make(child) })),
  );
}
