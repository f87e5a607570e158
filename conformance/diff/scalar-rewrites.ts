import * as Type from "typebox";
import type { Rewrite } from "./rewrite.ts";

const literals = (...values: readonly (string | number | boolean)[]) => values.map((value) => Type.Literal(value));
const union = (...values: readonly (string | number | boolean)[]) => Type.Union(literals(...values));
const unsafe = (schema: object) => Type.Unsafe<unknown>(schema);

/** Rewrites of values that also travel as text. */
export const scalarRewrites: readonly Rewrite[] = [
  ["a union of literals, and Enum", () => union("open", "paid", "void"), () => Type.Enum(["open", "paid", "void"])],
  ["a union of literals in another order", () => union("open", "paid"), () => union("paid", "open")],
  ["a literal twice", () => union("open", "paid"), () => union("open", "paid", "open")],
  [
    "a union within a union",
    () => union("a", "b", "c"),
    () => Type.Union([Type.Literal("a"), Type.Union(literals("b", "c"))]),
  ],
  ["a boolean, and true or false", () => Type.Boolean(), () => union(true, false)],
  ["an integer, and a number in steps of one", () => Type.Integer(), () => Type.Number({ multipleOf: 1 })],
  [
    "an exclusive bound of integers, and an inclusive one",
    () => Type.Integer({ exclusiveMinimum: 0, exclusiveMaximum: 10 }),
    () => Type.Integer({ minimum: 1, maximum: 9 }),
  ],
  ["an enum of integers, and their range", () => union(1, 2, 3, 4), () => Type.Integer({ minimum: 1, maximum: 4 })],
  ["a length of at least nothing", () => Type.String(), () => Type.String({ minLength: 0 })],
  [
    "a template literal, and the strings that it stands for",
    () => Type.TemplateLiteral([Type.Literal("run-"), Type.Union(literals("a", "b"))]),
    () => Type.Enum(["run-a", "run-b"]),
  ],
  [
    "a pattern spelled otherwise",
    () => Type.String({ pattern: "^[0-9]{2,}$" }),
    () => Type.String({ pattern: "^\\d\\d+$" }),
  ],
  ["a length, and a pattern", () => Type.String({ minLength: 1 }), () => Type.String({ pattern: "[^]" })],
  [
    "a length of digits within their pattern",
    () => Type.String({ pattern: "^[0-9]{4}$" }),
    () => Type.String({ pattern: "^[0-9]+$", minLength: 4, maxLength: 4 }),
  ],
  [
    "texts for people",
    () => Type.String({ description: "How it is called", examples: ["a"] }),
    () => Type.String({ title: "Name", description: "What people call it", examples: ["b"] }),
  ],
  ["$id added", () => Type.String({ maxLength: 9 }), () => Type.String({ maxLength: 9, $id: "Name" })],
  ["$id removed", () => Type.Integer({ minimum: 1, $id: "Count" }), () => Type.Integer({ minimum: 1 })],
  ["$id renamed", () => Type.Enum(["a", "b"], { $id: "State" }), () => Type.Enum(["a", "b"], { $id: "Status" })],
  [
    "an enum with its type, and without",
    () => unsafe({ type: "string", enum: ["a", "b"] }),
    () => unsafe({ enum: ["b", "a"] }),
  ],
  ["a constant, and an enum of one", () => Type.Literal("a"), () => unsafe({ type: "string", enum: ["a"] })],
  [
    "a union whose second member holds its first",
    () => Type.Number(),
    () => Type.Union([Type.Integer(), Type.Number()]),
  ],
  [
    "strings of some length, or of the others",
    () => Type.String(),
    () => Type.Union([Type.String({ maxLength: 3 }), Type.String({ minLength: 4 })]),
  ],
  ["the format of an integer", () => Type.Integer(), () => Type.Integer({ format: "int32" })],
  [
    "KeyOf, and its names",
    () => Type.KeyOf(Type.Object({ a: Type.Null(), b: Type.Null() })),
    () => Type.Enum(["a", "b"]),
  ],
  ["Exclude, and what is left", () => Type.Exclude(union("a", "b", "c"), union("c")), () => union("b", "a")],
  ["Extract, and what it takes", () => Type.Extract(union("a", "b", "c"), union("c", "b")), () => union("b", "c")],
  [
    "a property taken by Index, and its schema",
    () => Type.Index(Type.Object({ a: Type.Integer({ minimum: 2 }) }), Type.Literal("a")),
    () => Type.Integer({ minimum: 2 }),
  ],
  ["Readonly", () => Type.Integer(), () => Type.Readonly(Type.Integer())],
  [
    "anyOf, and oneOf of what excludes each other",
    () => union("a", 1),
    () => unsafe({ oneOf: [{ const: 1 }, { const: "a" }] }),
  ],
];
