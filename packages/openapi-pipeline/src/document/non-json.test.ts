import { expect, it } from "vitest";
import { findNonJson } from "./non-json.ts";
import { documentOf } from "./testing/documents.ts";

it("names every value that JSON would lose, with its place", () => {
  const loop: Record<string, unknown> = {};
  loop.self = loop;
  const document = documentOf({
    Thing: {
      maximum: Number.POSITIVE_INFINITY,
      default: 10n,
      enum: [1, undefined],
      example: { at: new Date(0) },
      "x-f": () => 1,
    },
    "Other/Thing": { default: Number.NaN, example: loop, title: undefined },
  });
  const found = findNonJson(document, { file: "openapi.json" });
  expect(found.map(({ artifact, found }) => `${artifact?.pointer}: ${found}`)).toEqual([
    "/components/schemas/Thing/maximum: `Infinity`",
    "/components/schemas/Thing/default: the BigInt `10n`",
    "/components/schemas/Thing/enum/1: `undefined` in a list",
    "/components/schemas/Thing/example/at: an instance of Date",
    "/components/schemas/Thing/x-f: a function",
    "/components/schemas/Other~1Thing/default: `NaN`",
    "/components/schemas/Other~1Thing/example/self: an object that contains itself",
  ]);
  expect(found[0]).toMatchObject({ code: "value-not-json", severity: "error", artifact: { file: "openapi.json" } });
});

it("finds nothing in a plain document, shared objects included", () => {
  const shared = { type: "string" };
  expect(findNonJson(documentOf({ A: shared, B: { items: shared } }))).toEqual([]);
});
