import * as Type from "typebox";
import type { Rewrite } from "./rewrite.ts";

const text = { type: "string" } as const;
const unsafe = (schema: object) => Type.Unsafe<unknown>(schema);
const literals = (...values: readonly string[]) => values.map((value) => Type.Literal(value));
const union = (...values: readonly string[]) => Type.Union(literals(...values));
const nullable = (schema: Type.TSchema) => Type.Union([schema, Type.Null()]);

const A = { id: Type.String({ format: "uuid" }), count: Type.Integer({ minimum: 0 }) };
const B = { note: Type.Optional(Type.String({ maxLength: 200 })) };
const card = () => Type.Object({ kind: Type.Literal("card"), number: Type.String() });
const transfer = () => Type.Object({ kind: Type.Literal("transfer"), iban: Type.String({ minLength: 5 }) });

const tree = (name: string) =>
  Type.Cyclic({ [name]: Type.Object({ label: Type.String(), children: Type.Array(Type.Ref(name)) }) }, name);

const trees = { Tree: tree("Tree"), Node: tree("Node") };

/** Rewrites of values that travel as JSON. */
export const jsonRewrites: readonly Rewrite[] = [
  ["a union with Never", () => union("open", "paid"), () => Type.Union([...literals("open", "paid"), Type.Never()])],
  [
    "bounds of an intersection, and merged",
    () => Type.Intersect([Type.Integer({ minimum: 1 }), Type.Integer({ maximum: 9 })]),
    () => Type.Integer({ minimum: 1, maximum: 9 }),
  ],
  [
    "bounds that say less than the others",
    () => Type.Intersect([Type.Number({ minimum: 1 }), Type.Number({ minimum: 0, maximum: 9 })]),
    () => Type.Number({ minimum: 1, maximum: 9 }),
  ],
  [
    "a literal that is also a string",
    () => Type.Literal("a"),
    () => Type.Intersect([Type.Literal("a"), Type.String({ minLength: 1 })]),
  ],
  ["not what is not", () => Type.String(), () => unsafe({ not: { not: { type: "string" } } })],
  [
    "steps of two and of three, and of six",
    () => Type.Intersect([Type.Integer({ multipleOf: 2 }), Type.Integer({ multipleOf: 3 })]),
    () => Type.Integer({ multipleOf: 6 }),
  ],
  ["nullable, null first", () => nullable(Type.String()), () => Type.Union([Type.Null(), Type.String()])],
  ["nullable, by a list of types", () => nullable(Type.String()), () => unsafe({ type: ["string", "null"] })],
  [
    "nullable, by oneOf",
    () => nullable(Type.Integer()),
    () => unsafe({ oneOf: [{ type: "null" }, { type: "integer" }] }),
  ],
  [
    "nullable, by a constant",
    () => nullable(Type.Boolean()),
    () => unsafe({ anyOf: [{ type: "boolean" }, { const: null }] }),
  ],
  ["a nullable enum", () => nullable(Type.Enum(["a", "b"])), () => unsafe({ enum: ["a", null, "b"] })],
  [
    "a nullable component",
    () => nullable(Type.Object(A, { $id: "Thing" })),
    () => Type.Union([Type.Null(), Type.Object(A)]),
  ],
  [
    "Record, and additionalProperties",
    () => Type.Record(Type.String(), Type.Number()),
    () => unsafe({ type: "object", additionalProperties: { type: "number" } }),
  ],
  [
    "Record of names, and Object",
    () => Type.Record(Type.Union([Type.Literal("a"), Type.Literal("b")]), Type.Integer()),
    () => Type.Object({ b: Type.Integer(), a: Type.Integer() }),
  ],
  ["Intersect, and spread", () => Type.Intersect([Type.Object(A), Type.Object(B)]), () => Type.Object({ ...A, ...B })],
  [
    "Intersect, and evaluated",
    () => Type.Intersect([Type.Object(A), Type.Object(B)]),
    () => Type.Evaluate(Type.Intersect([Type.Object(A), Type.Object(B)])),
  ],
  [
    "Intersect in another order",
    () => Type.Intersect([Type.Object(A), Type.Object(B)]),
    () => Type.Intersect([Type.Object(B), Type.Object(A)]),
  ],
  [
    "Intersect of components, and spread",
    () => Type.Intersect([Type.Object(A, { $id: "A" }), Type.Object(B, { $id: "B" })]),
    () => Type.Object({ ...A, ...B }),
  ],
  ["Interface, and spread", () => Type.Interface([Type.Object(A)], B), () => Type.Object({ ...A, ...B })],
  [
    "Partial, and Optional",
    () => Type.Partial(Type.Object(A)),
    () => Type.Object({ id: Type.Optional(A.id), count: Type.Optional(A.count) }),
  ],
  ["Required, and without Optional", () => Type.Required(Type.Partial(Type.Object(A))), () => Type.Object(A)],
  ["Pick, and written out", () => Type.Pick(Type.Object({ ...A, ...B }), ["id", "count"]), () => Type.Object(A)],
  ["Omit, and written out", () => Type.Omit(Type.Object({ ...A, ...B }), ["note"]), () => Type.Object(A)],
  [
    "properties in another order",
    () => Type.Object({ ...A, ...B }),
    () => Type.Object({ ...B, count: A.count, id: A.id }),
  ],
  [
    "required in another order",
    () => unsafe({ type: "object", properties: { a: text, b: text }, required: ["a", "b"] }),
    () => unsafe({ type: "object", required: ["b", "a"], properties: { a: text, b: text } }),
  ],
  ["$id of an object added", () => Type.Object(A), () => Type.Object(A, { $id: "Thing" })],
  ["$id of an object renamed", () => Type.Object(A, { $id: "Thing" }), () => Type.Object(A, { $id: "Item" })],
  ["$id of an object removed", () => Type.Object(A, { $id: "Thing" }), () => Type.Object(A)],
  [
    "a component of a component, and inline",
    () => Type.Object({ inner: Type.Array(Type.Object(A, { $id: "Inner" })) }, { $id: "Outer" }),
    () => Type.Object({ inner: Type.Array(Type.Object(A)) }),
  ],
  [
    "Tuple, and prefixItems",
    () => Type.Tuple([Type.String(), Type.Integer()]),
    () => unsafe({ type: "array", prefixItems: [text, { type: "integer" }], items: false, minItems: 2 }),
  ],
  [
    "Tuple of one schema, and a list of two",
    () => Type.Tuple([Type.Boolean(), Type.Boolean()]),
    () => Type.Array(Type.Boolean(), { minItems: 2, maxItems: 2 }),
  ],
  [
    "a list of a union in another order",
    () => Type.Array(Type.Union([Type.String(), Type.Integer()])),
    () => Type.Array(Type.Union([Type.Integer(), Type.String()])),
  ],
  ["a list of at least nothing", () => Type.Array(Type.String()), () => Type.Array(Type.String(), { minItems: 0 })],
  [
    "unions of tagged objects in another order",
    () => Type.Union([card(), transfer()]),
    () => Type.Union([transfer(), card()]),
  ],
  [
    "a union of tagged objects, and of components",
    () => Type.Union([card(), transfer()]),
    () =>
      Type.Union([
        Type.Object({ ...card().properties }, { $id: "Card" }),
        Type.Object({ ...transfer().properties }, { $id: "Transfer" }),
      ]),
  ],
  ["recursion under another name", () => trees.Tree, () => trees.Node],
  [
    "other properties, allowed in so many words",
    () => Type.Object(A),
    () => Type.Object(A, { additionalProperties: true }),
  ],
  [
    "no other properties, in each spelling",
    () => Type.Object(A, { additionalProperties: false }),
    () =>
      unsafe({
        type: "object",
        required: ["id", "count"],
        properties: { id: text, count: { type: "integer", minimum: 0 } },
        unevaluatedProperties: false,
      }),
  ],
  ["at least as many properties as are required", () => Type.Object(A), () => Type.Object(A, { minProperties: 2 })],
  [
    "texts of an object and its properties",
    () => Type.Object({ id: Type.String({ description: "Names it" }) }, { description: "A thing" }),
    () => Type.Object({ id: Type.String({ title: "ID" }) }, { title: "Thing", examples: [{ id: "a" }] }),
  ],
  ["anything, in each spelling", () => Type.Unknown(), () => Type.Any()],
  [
    "a union that holds one member twice",
    () => Type.Union([card(), transfer()]),
    () => Type.Union([card(), transfer(), card()]),
  ],
  [
    "unique items of one at most",
    () => Type.Array(Type.Integer(), { maxItems: 1 }),
    () => Type.Array(Type.Integer(), { maxItems: 1, uniqueItems: true }),
  ],
];
