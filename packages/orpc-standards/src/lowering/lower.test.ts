import { type TSchema, Type } from "typebox";
import { describe, expect, test } from "vitest";
import { collectingContext, type Direction, lowerTypeBox } from "./index.ts";

function lower(schema: TSchema, direction: Direction = "input") {
  const context = collectingContext(direction, "#/components/schemas/");
  const node = lowerTypeBox(schema, context);
  const problems = context.problems.map(({ code, kind, path }) => `${code} ${kind} /${path.join("/")}`);
  return { node, components: context.definitions, problems };
}

const order = Type.Union([Type.Literal("asc"), Type.Literal("desc")]);
const identity = (value: string) => value;

describe("what TypeBox writes differently", () => {
  test.each<[string, TSchema, object]>([
    [
      "Record of strings",
      Type.Record(Type.String(), Type.Number()),
      { type: "object", additionalProperties: { type: "number" } },
    ],
    [
      "open record of integers",
      Type.Record(Type.Integer(), Type.Null()),
      { type: "object", patternProperties: { "^-?(?:0|[1-9][0-9]*)$": { type: "null" } } },
    ],
    [
      "closed record of integers",
      Type.Record(Type.Integer(), Type.Null(), { additionalProperties: false }),
      { type: "object", propertyNames: { pattern: "^-?(?:0|[1-9][0-9]*)$" }, additionalProperties: { type: "null" } },
    ],
    [
      "Record of literals",
      Type.Record(order, Type.Null()),
      { type: "object", required: ["asc", "desc"], properties: { asc: { type: "null" }, desc: { type: "null" } } },
    ],
    [
      "Tuple",
      Type.Tuple([Type.String(), Type.Null()]),
      { type: "array", prefixItems: [{ type: "string" }, { type: "null" }], items: false, minItems: 2 },
    ],
    ["empty Tuple", Type.Tuple([]), { type: "array", items: false, minItems: 0 }],
    ["literals", order, { type: "string", enum: ["asc", "desc"] }],
    [
      "literals and null",
      Type.Union([Type.Literal("a"), Type.Null()]),
      { type: ["string", "null"], enum: ["a", null] },
    ],
    [
      "literals of several types",
      Type.Union([Type.Literal(1), Type.Literal(1.5), Type.Literal(true)]),
      { type: ["number", "boolean"], enum: [1, 1.5, true] },
    ],
    ["a literal alone", Type.Literal("a"), { type: "string", const: "a" }],
    ["nullable", Type.Union([Type.String(), Type.Null()]), { anyOf: [{ type: "string" }, { type: "null" }] }],
    ["Enum", Type.Enum(["a", 1]), { type: ["string", "integer"], enum: ["a", 1] }],
    ["TypeScript enum", Type.Enum({ A: 0, B: 1, 0: "A", 1: "B" }), { type: "integer", enum: [0, 1] }],
    ["empty Enum", Type.Enum([]), { not: {} }],
    ["empty Union", Type.Union([]), { not: {} }],
    ["Never", Type.Never(), { not: {} }],
    ["Any", Type.Any({ description: "Whatever." }), { description: "Whatever." }],
    ["RegExp", Type.String({ pattern: /^\p{L}+$/u }), { type: "string", pattern: "^\\p{L}+$" }],
    ["bigint limits", Type.Integer({ minimum: 1n }), { type: "integer", minimum: 1 }],
    ["one example", Type.String({ examples: "a" }), { type: "string", examples: ["a"] }],
    [
      "draft-7 dependencies",
      Type.Object({}, { dependencies: { a: ["b"], c: false } }),
      { type: "object", properties: {}, dependentRequired: { a: ["b"] }, dependentSchemas: { c: { not: {} } } },
    ],
    [
      "TemplateLiteral",
      Type.TemplateLiteral("run-${integer}"),
      { type: "string", pattern: "^run--?(?:0|[1-9][0-9]*)$" },
    ],
    [
      "Dependent",
      Type.Dependent(Type.String(), Type.Literal("a"), Type.Null()),
      { if: { type: "string" }, then: { type: "string", const: "a" }, else: { type: "null" } },
    ],
    [
      "Readonly, Immutable and Optional",
      Type.Object({ a: Type.Optional(Type.Readonly(Type.Immutable(Type.Array(Type.Null())))) }),
      { type: "object", properties: { a: { type: "array", items: { type: "null" } } } },
    ],
    ["Codec as input", Type.Codec(Type.String()).Decode(identity).Encode(identity), { type: "string" }],
    [
      "comments and functions",
      Type.String({ $comment: "mine", errorMessage: () => "no", "x-audience": "public" }),
      { type: "string", "x-audience": "public" },
    ],
    [
      "a property named __proto__",
      Type.Object(JSON.parse('{"__proto__":{"type":"null"}}')),
      { type: "object", required: ["__proto__"], properties: JSON.parse('{"__proto__":{"type":"null"}}') },
    ],
  ])("%s", (_, schema, expected) => {
    expect(lower(schema)).toEqual({ node: expected, components: {}, problems: [] });
  });

  test("literals keep what is said of each value", () => {
    const status = Type.Union(
      [Type.Literal("queued", { description: "Not started." }), Type.Literal("purged", { "x-audience": "internal" })],
      { description: "State.", default: "queued" },
    );
    expect(lower(status).node).toEqual({
      type: "string",
      enum: ["queued", "purged"],
      description: "State.",
      default: "queued",
      "x-enum-descriptions": { queued: "Not started." },
      "x-enum-audiences": { purged: "internal" },
    });
  });
});

describe("undefined is absence", () => {
  test.each<[string, TSchema, object]>([
    ["as a whole", Type.Void(), { not: {} }],
    ["as an alternative of the whole", Type.Union([Type.String(), Type.Undefined()]), { type: "string" }],
    [
      "in an optional property",
      Type.Object({ a: Type.Optional(Type.Union([Type.String(), Type.Null(), Type.Undefined()])) }),
      { type: "object", properties: { a: { anyOf: [{ type: "string" }, { type: "null" }] } } },
    ],
  ])("%s", (_, schema, node) => expect(lower(schema)).toEqual({ node, components: {}, problems: [] }));

  test.each<[string, TSchema, string]>([
    ["in a required property", Type.Object({ a: Type.Union([Type.String(), Type.Undefined()]) }), "/properties/a"],
    ["in a list", Type.Array(Type.Undefined()), "/items"],
    ["in a record", Type.Record(Type.String(), Type.Void()), "/additionalProperties"],
  ])("but not %s", (_, schema, path) => {
    const [problem, ...more] = lower(schema).problems;
    expect(problem).toMatch(new RegExp(`^unrepresentable-schema (Undefined|Void) ${path}$`));
    expect(more).toEqual([]);
  });
});

describe("names become components", () => {
  const Money = Type.Object({ amount: Type.Integer() }, { $id: "Money" });

  test("at any depth, once, and without $id", () => {
    const Line = Type.Object({ price: Money, tax: Type.Optional(Money) }, { $id: "Line" });
    expect(lower(Type.Array(Line))).toEqual({
      node: { type: "array", items: { $ref: "#/components/schemas/Line" } },
      components: {
        Line: {
          type: "object",
          required: ["price"],
          properties: { price: { $ref: "#/components/schemas/Money" }, tax: { $ref: "#/components/schemas/Money" } },
        },
        Money: { type: "object", required: ["amount"], properties: { amount: { type: "integer" } } },
      },
      problems: [],
    });
  });

  const tree = {
    type: "object",
    required: ["children"],
    properties: { children: { type: "array", items: { $ref: "#/components/schemas/Node" } } },
  };
  test.each<[string, TSchema]>([
    ["Cyclic", Type.Cyclic({ Node: Type.Object({ children: Type.Array(Type.Ref("Node")) }) }, "Node")],
    ["This", Type.Object({ children: Type.Array(Type.This()) }, { $id: "Node" })],
    ["Module", Type.Module({ Node: Type.Object({ children: Type.Array(Type.Ref("Node")) }) }).Node],
    ["Ref by $id", Type.Object({ children: Type.Array(Type.Ref("Node")) }, { $id: "Node" })],
    [
      "JSON Pointer",
      Type.Unsafe({
        $ref: "#/$defs/Node",
        $defs: {
          Node: {
            type: "object",
            required: ["children"],
            properties: { children: { type: "array", items: { $ref: "#/$defs/Node" } } },
          },
        },
      }),
    ],
  ])("recursion by %s", (_, schema) => {
    expect(lower(schema)).toEqual({
      node: { $ref: "#/components/schemas/Node" },
      components: { Node: tree },
      problems: [],
    });
  });

  test("the use of a name keeps its own description", () => {
    const cyclic = Type.Cyclic({ Node: Type.Null() }, "Node", { description: "The root." });
    expect(lower(cyclic).node).toEqual({ $ref: "#/components/schemas/Node", description: "The root." });
  });

  test("every node tells which schema of the author it came from", () => {
    const name = Type.String();
    const origins = new Map<unknown, object>();
    const context = {
      ...collectingContext("input", "#/"),
      origin: (node: object, source: object) => void origins.set(node, source),
    };
    const node = lowerTypeBox(Type.Object({ name, money: Money }), context);
    expect(origins.get(node.properties?.["name"])).toBe(name);
    expect(origins.get(node.properties?.["money"])).toBe(Money);
  });
});

describe("what cannot be said is reported", () => {
  test.each<[string, TSchema, string]>([
    ["BigInt", Type.Object({ a: Type.BigInt() }), "unrepresentable-schema BigInt /properties/a"],
    ["bigint literal", Type.Literal(1n), "unrepresentable-schema Literal /"],
    ["Symbol", Type.Array(Type.Symbol()), "unrepresentable-schema Symbol /items"],
    ["Function", Type.Function([], Type.Null()), "unrepresentable-schema Function /"],
    ["Constructor", Type.Constructor([], Type.Null()), "unrepresentable-schema Constructor /"],
    ["Generic", Type.Generic([Type.Parameter("T")], Type.Ref("T")), "unrepresentable-schema Generic /"],
    ["Parameter", Type.Parameter("T"), "unrepresentable-schema Parameter /"],
    ["Identifier", Type.Identifier("T"), "unrepresentable-schema Identifier /"],
    ["Infer", Type.Infer("T"), "unrepresentable-schema Infer /"],
    ["Rest", Type.Rest(Type.Ref("T")), "unrepresentable-schema Rest /"],
    ["Call", Type.Call(Type.Ref("T"), []), "unrepresentable-schema Call /"],
    ["a type that JSON has not", Type.Unsafe({ type: "date" }), "unrepresentable-schema date /type"],
    ["a pattern with flags", Type.String({ pattern: /a/i }), "unrepresentable-schema RegExp /pattern"],
    ["a pattern that does not compile", Type.String({ pattern: "(" }), "unrepresentable-schema RegExp /pattern"],
    ["a default that is not JSON", Type.Any({ default: new Date(0) }), "unrepresentable-schema Any /default"],
    [
      "a limit that is not finite",
      Type.Number({ minimum: Number.NEGATIVE_INFINITY }),
      "unrepresentable-schema Number /minimum",
    ],
    ["$dynamicRef", Type.Unsafe({ $dynamicRef: "#node" }), "unrepresentable-schema $dynamicRef /$dynamicRef"],
    ["a member that is no schema", Type.Unsafe({ items: "string" }), "unrepresentable-schema string /items"],
    ["Refine", Type.Refine(Type.String(), () => true), "refine-not-on-wire String /"],
    [
      "a name that is a URI",
      Type.Null({ $id: "https://example.com/a" }),
      "invalid-component-name https://example.com/a /",
    ],
    ["a reference to nothing", Type.Array(Type.Ref("Node")), "module-without-id Ref /items"],
    ["a whole module", Type.Module({ A: Type.Null(), B: Type.String() }), "module-without-id Module /"],
    ["recursion without a name", Type.Object({ a: Type.This() }), "recursion-without-id This /properties/a"],
  ])("%s", (_, schema, problem) => expect(lower(schema).problems).toEqual([problem]));

  test("a codec answers with its decoded value", () => {
    const date = Type.Codec(Type.String()).Decode(identity).Encode(identity);
    expect(lower(Type.Object({ at: date }), "output").problems).toEqual(["codec-not-on-wire String /properties/at"]);
  });

  test("a JavaScript cycle ends", () => {
    const cycle: Record<string, unknown> = { type: "array" };
    cycle["items"] = cycle;
    expect(lower(Type.Unsafe(cycle)).problems).toHaveLength(1);
  });
});
