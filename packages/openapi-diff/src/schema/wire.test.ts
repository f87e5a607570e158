import { describe, expect, test } from "vitest";
import type { Wire } from "../schema-question.ts";
import { ask, text } from "./asking.fixture.ts";

describe("what travels as text", () => {
  const wire: Wire = { kind: "text", style: "form", explode: true };
  const integer = { type: "integer" };
  test.each<[string, unknown, unknown, string[]]>([
    ["integer to string", integer, text, ["contained"]],
    ["bounded integer to string", { type: "integer", minimum: 1, maximum: 9 }, text, ["contained"]],
    ["integer to a string of one digit", integer, { ...text, maxLength: 1 }, ["broken"]],
    ["string to integer", text, integer, ["broken"]],
    ["digits to integer", { ...text, pattern: "^[0-9]+$" }, { type: "integer" }, ["contained"]],
    ["number to integer", { type: "number" }, integer, ["broken"]],
    ["integer to number", integer, { type: "number" }, ["contained"]],
    ["boolean to string", { type: "boolean" }, text, ["contained"]],
    ["boolean to an enum of texts", { type: "boolean" }, { enum: ["true", "false"] }, ["contained"]],
    ["an enum of texts to boolean", { enum: ["true", "false"] }, { type: "boolean" }, ["contained"]],
    ["an enum of numbers to one of texts", { enum: [1, 2] }, { enum: ["1", "2"] }, ["contained"]],
    ["an enum of numbers to fewer texts", { enum: [1, 2] }, { enum: ["1"] }, ["broken"]],
    ["boolean to integer", { type: "boolean" }, integer, ["broken"]],
    ["integer to a string of two or three digits", integer, { ...text, minLength: 2, maxLength: 3 }, ["broken"]],
    [
      "three digits to such a string",
      { ...integer, minimum: 10, maximum: 999 },
      { ...text, minLength: 2, maxLength: 3 },
      ["contained"],
    ],
    ["one to a list", text, { type: "array", items: text }, ["contained"]],
    ["one to a list of two", text, { type: "array", items: text, minItems: 2 }, ["broken"]],
    ["a list to one", { type: "array", items: integer }, integer, ["broken"]],
    ["a list of one to one", { type: "array", items: integer, maxItems: 1 }, integer, ["contained"]],
    ["items: integer to string", { type: "array", items: integer }, { type: "array", items: text }, ["contained"]],
    ["items: string to integer", { type: "array", items: text }, { type: "array", items: integer }, ["broken"]],
  ])("%s", (_name, old, next, kinds) => {
    expect(ask(old, next, { wire }).map(({ verdict }) => verdict.kind)).toEqual(kinds);
  });
});
