import * as Type from "typebox";
import type { Rewrite } from "./rewrite.ts";

const union = (...values: readonly (string | number)[]) => Type.Union(values.map((value) => Type.Literal(value)));
const text = () => Type.String();
const object = (more: Type.TProperties = {}) => Type.Object({ id: Type.String(), ...more });
const card = () => Type.Object({ kind: Type.Literal("card"), number: Type.String() });
const transfer = () => Type.Object({ kind: Type.Literal("transfer"), iban: Type.String() });
const tree = (label: Type.TSchema) =>
  Type.Cyclic({ Tree: Type.Object({ label, children: Type.Array(Type.Ref("Tree")) }) }, "Tree");

const trees = { wide: tree(text()), narrow: tree(Type.String({ maxLength: 3 })) };

/** From more values to fewer, also as text. Received by the other side they are the other way round. */
export const scalarNarrowings: readonly Rewrite[] = [
  ["a value of an enum", () => union("open", "paid", "void"), () => union("open", "paid")],
  ["a value of Enum", () => Type.Enum(["a", "b"]), () => Type.Enum(["a"])],
  ["text became an enum", text, () => union("open", "paid")],
  ["text became a constant", text, () => Type.Literal("open")],
  ["text became an integer", text, () => Type.Integer()],
  ["text became a boolean", text, () => Type.Boolean()],
  ["a number became an integer", () => Type.Number(), () => Type.Integer()],
  ["an integer became an enum", () => Type.Integer(), () => union(1, 2)],
  ["minimum", () => Type.Integer({ minimum: 0 }), () => Type.Integer({ minimum: 1 })],
  ["minimum, new", () => Type.Integer(), () => Type.Integer({ minimum: 1 })],
  ["exclusiveMinimum", () => Type.Number({ minimum: 0 }), () => Type.Number({ exclusiveMinimum: 0 })],
  ["maximum", () => Type.Number({ maximum: 10 }), () => Type.Number({ maximum: 9.5 })],
  ["exclusiveMaximum", () => Type.Integer({ maximum: 10 }), () => Type.Integer({ exclusiveMaximum: 10 })],
  ["multipleOf", () => Type.Integer({ multipleOf: 2 }), () => Type.Integer({ multipleOf: 4 })],
  ["multipleOf, of decimals", () => Type.Number(), () => Type.Number({ multipleOf: 0.01 })],
  ["minLength", text, () => Type.String({ minLength: 1 })],
  ["maxLength", () => Type.String({ maxLength: 20 }), () => Type.String({ maxLength: 19 })],
  ["maxLength, new", text, () => Type.String({ maxLength: 64 })],
  ["pattern, new", text, () => Type.String({ pattern: "^[a-z]+$" })],
  ["pattern, narrower", () => Type.String({ pattern: "^[a-z0-9]+$" }), () => Type.String({ pattern: "^[a-z]+$" })],
  ["pattern and length", () => Type.String({ pattern: "^[0-9]+$" }), () => Type.String({ pattern: "^[0-9]{4}$" })],
  [
    "a template literal",
    () => Type.TemplateLiteral([Type.Literal("run-"), Type.String()]),
    () => Type.TemplateLiteral([Type.Literal("run-"), union("a", "b")]),
  ],
  ["a component of an enum", () => Type.Enum(["a", "b"], { $id: "State" }), () => Type.Enum(["a"], { $id: "State" })],
  [
    "a component that was renamed as well",
    () => Type.Integer({ maximum: 9, $id: "Size" }),
    () => Type.Integer({ maximum: 8, $id: "Length" }),
  ],
];

/** From more values to fewer, as JSON. */
export const jsonNarrowings: readonly Rewrite[] = [
  ["null", () => Type.Union([Type.String(), Type.Null()]), text],
  ["null of a component", () => Type.Union([object(), Type.Null()]), object],
  ["a member of a union", () => Type.Union([Type.String(), Type.Integer()]), text],
  ["a tagged member of a union", () => Type.Union([card(), transfer()]), card],
  ["a property became required", () => object({ note: Type.Optional(text()) }), () => object({ note: text() })],
  ["a required property is new", () => object(), () => object({ note: text() })],
  ["a property has another type", () => object({ note: text() }), () => object({ note: Type.Integer() })],
  [
    "an optional property has another type",
    () => object({ note: Type.Optional(text()) }),
    () => object({ note: Type.Optional(Type.Boolean()) }),
  ],
  ["all are required", () => Type.Partial(object()), () => object()],
  [
    "a part of an intersection",
    () => object(),
    () => Type.Intersect([object(), Type.Object({ note: Type.Integer() })]),
  ],
  [
    "other properties",
    () => Type.Record(Type.String(), Type.Unknown()),
    () => Type.Record(Type.String(), Type.Integer()),
  ],
  [
    "names of properties",
    () => Type.Record(Type.String(), Type.Null()),
    () => Type.Record(Type.String({ pattern: "^[a-z]+$" }), Type.Null(), { additionalProperties: false }),
  ],
  [
    "maxProperties",
    () => Type.Record(Type.String(), Type.Null()),
    () => Type.Record(Type.String(), Type.Null(), { maxProperties: 2 }),
  ],
  ["items", () => Type.Array(Type.Number()), () => Type.Array(Type.Integer())],
  ["minItems", () => Type.Array(Type.Null()), () => Type.Array(Type.Null(), { minItems: 1 })],
  ["maxItems", () => Type.Array(Type.Null(), { maxItems: 5 }), () => Type.Array(Type.Null(), { maxItems: 4 })],
  ["uniqueItems", () => Type.Array(Type.Integer()), () => Type.Array(Type.Integer(), { uniqueItems: true })],
  ["a list became a tuple", () => Type.Array(Type.String()), () => Type.Tuple([Type.String(), Type.String()])],
  ["a position of a tuple", () => Type.Tuple([Type.Number()]), () => Type.Tuple([Type.Integer()])],
  ["deep in a recursion", () => trees.wide, () => trees.narrow],
  ["anything", () => Type.Unknown(), () => object()],
  ["a value became a list of it", text, () => Type.Array(Type.String())],
  ["an object became a list", () => Type.Record(Type.String(), Type.String()), () => Type.Array(Type.String())],
];
