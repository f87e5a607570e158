import { type TSchema, Type } from "typebox";
import { Check } from "typebox/value";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { typeBoxStandardSchema } from "../index.ts";
import { acceptsUndefined, isUndefinedOnly } from "./index.ts";

describe("a TypeBox schema accepts undefined when its validation does", () => {
  test.each<[string, TSchema]>([
    ["Undefined", Type.Undefined()],
    ["Void", Type.Void()],
    ["Any", Type.Any()],
    ["String", Type.String()],
    ["Optional is for properties", Type.Optional(Type.String())],
    ["Union with", Type.Union([Type.String(), Type.Undefined()])],
    ["Union without", Type.Union([Type.String(), Type.Null()])],
    ["Intersect", Type.Intersect([Type.Any(), Type.Union([Type.Null(), Type.Void()])])],
    ["Intersect with a string", Type.Intersect([Type.Any(), Type.String()])],
    ["Never", Type.Never()],
    ["not null", Type.Unsafe({ not: { type: "null" } })],
    ["one of", Type.Unsafe({ oneOf: [{}, {}] })],
    ["const", Type.Unsafe({ const: null })],
    ["enum", Type.Unsafe({ enum: [null] })],
    ["Cyclic", Type.Cyclic({ Node: Type.Union([Type.Null(), Type.Undefined()]) }, "Node")],
    ["Dependent", Type.Dependent(Type.String(), Type.Any(), Type.Undefined())],
    ["Dependent on it", Type.Dependent(Type.Undefined(), Type.String(), Type.Any())],
  ])("%s", (_, schema) => {
    expect(acceptsUndefined(typeBoxStandardSchema(schema), "input")).toBe(Check(schema, undefined));
  });
});

test("other libraries are asked; a default makes a body optional, and never leaves the answer out", () => {
  const withDefault = z.string().default("a");
  expect(acceptsUndefined(withDefault, "input")).toBe(true);
  expect(acceptsUndefined(withDefault, "output")).toBe(false);
  expect(acceptsUndefined(z.string(), "input")).toBe(false);
  expect(
    acceptsUndefined(
      z
        .string()
        .optional()
        .refine(async () => true),
      "input",
    ),
  ).toBe(false);
});

test("only undefined is no body at all", () => {
  expect(
    [Type.Void(), Type.Undefined(), Type.Any()].map((schema) => isUndefinedOnly(typeBoxStandardSchema(schema))),
  ).toEqual([true, true, false]);
  expect([z.void(), z.undefined(), z.any()].map(isUndefinedOnly)).toEqual([true, true, false]);
});
