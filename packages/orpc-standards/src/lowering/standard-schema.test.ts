import { toStandardJsonSchema } from "@valibot/to-json-schema";
import { type as ark, scope } from "arktype";
import { Type } from "typebox";
import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { typeBoxStandardSchema } from "../index.ts";
import { collectingContext, type Direction, lowerStandardSchema } from "./index.ts";

function lower(schema: unknown, direction: Direction = "input") {
  const context = collectingContext(direction, "#/components/schemas/");
  const node = lowerStandardSchema(schema, context);
  const problems = context.problems.map(({ code, kind, path }) => `${code} ${kind} /${path.join("/")}`);
  return { node, components: context.definitions, problems };
}

const run = { type: "object", properties: { id: { type: "string" } }, required: ["id"] };

describe("one path for every library", () => {
  test.each<[string, unknown]>([
    ["TypeBox", typeBoxStandardSchema(Type.Object({ id: Type.String() }))],
    ["Zod", z.object({ id: z.string() })],
    ["Valibot", v.object({ id: v.string() })],
    ["Valibot, wrapped", toStandardJsonSchema(v.object({ id: v.string() }))],
    ["ArkType", ark({ id: "string" })],
  ])("%s", (_, schema) => expect(lower(schema)).toEqual({ node: run, components: {}, problems: [] }));

  test.each<[string, unknown]>([
    ["TypeBox", typeBoxStandardSchema(Type.Void())],
    ["Zod", z.void()],
    ["Valibot", v.void()],
    ["ArkType", ark("undefined")],
  ])("no value at all: %s", (_, schema) =>
    expect(lower(schema, "output")).toEqual({ node: { not: {} }, components: {}, problems: [] }),
  );

  test.each<[string, unknown, string]>([
    ["Zod", z.object({ at: z.date() }), "unrepresentable-schema zod /"],
    ["Valibot", v.object({ at: v.date() }), "unrepresentable-schema valibot /"],
    ["ArkType", ark({ at: "Date" }), "unrepresentable-schema arktype /"],
  ])("what JSON cannot hold is reported: %s", (_, schema, problem) =>
    expect(lower(schema).problems).toEqual([problem]),
  );

  test("a library without JSON Schema is reported, and nothing comes back", () => {
    const mine = { "~standard": { version: 1, vendor: "mine", validate: (value: unknown) => ({ value }) } };
    expect(lower(mine)).toEqual({ node: undefined, components: {}, problems: ["schema-without-converter mine /"] });
  });
});

describe("Zod", () => {
  const Money = z.object({ cents: z.int() }).meta({ id: "Money" });

  test("a registered schema becomes a component, and the problems point at the author's schema", () => {
    const { node, components } = lower(z.object({ net: Money, gross: Money.optional() }));
    const $ref = "#/components/schemas/Money";
    expect(node?.properties).toMatchObject({ net: { $ref }, gross: { $ref } });
    expect(Object.keys(components)).toEqual(["Money"]);
    expect(JSON.stringify({ node, components })).not.toMatch(/\$schema|\$defs|"id"/);
  });

  test("input and output differ where Zod says so", () => {
    const schema = z.object({ limit: z.number().default(10) });
    expect(lower(schema, "input").node?.required).toBeUndefined();
    expect(lower(schema, "output").node?.required).toEqual(["limit"]);
  });

  test("recursion needs a name", () => {
    const Tree = z.object({
      get children() {
        return z.array(Tree);
      },
    });
    const Named = z
      .object({
        get children() {
          return z.array(Named);
        },
      })
      .meta({ id: "Named" });
    expect(lower(Tree).problems).toHaveLength(1);
    expect(lower(z.object({ Tree })).problems[0]).toMatch(/^recursion-without-id/);
    const children = { type: "array", items: { $ref: "#/components/schemas/Named" } };
    expect(lower(Named)).toMatchObject({ components: { Named: { properties: { children } } }, problems: [] });
  });
});

describe("generated names never reach a document", () => {
  test("Valibot's counters", () => {
    type Tree = { children: Tree[] };
    const Tree: v.GenericSchema<Tree> = v.object({ children: v.array(v.lazy(() => Tree)) });
    expect(lower(Tree)).toMatchObject({ components: {}, problems: [expect.stringMatching(/^recursion-without-id/)] });
  });

  test("ArkType's counters", () => {
    const { tree } = scope({ tree: { children: "tree[]" } }).export();
    expect(lower(tree)).toMatchObject({ components: {}, problems: [expect.stringMatching(/^recursion-without-id/)] });
  });
});

test("a foreign schema inside a TypeBox schema takes the same way", () => {
  const inside = { type: "object", properties: { data: z.object({ id: z.string() }) } };
  const { additionalProperties, ...node } = lower(inside, "output").node?.properties?.["data"] ?? {};
  expect({ node, additionalProperties }).toEqual({ node: run, additionalProperties: false });
});
