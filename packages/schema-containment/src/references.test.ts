import { describe, expect, test } from "vitest";
import { checkProof, contains, type Schema } from "./index.ts";

const metaschema = "https://json-schema.org/draft/2020-12/schema";

const answer = (a: Schema, b: Schema) => {
  const found = contains(a, b);
  if (found.verdict === "contained") expect(checkProof(a, b, found.proof)).toBe(true);
  return found.verdict === "undecided" ? found.reason.code : found.verdict;
};

describe("the metaschema", () => {
  test("is there without being in the document", () => {
    const schema: Schema = { const: { type: "object", properties: { a: { minLength: 1 } } } };
    expect(answer(schema, { $ref: metaschema })).toBe("contained");
    expect(answer({ const: { properties: { a: { minLength: -1 } } } }, { $ref: metaschema })).toBe("not-contained");
    expect(answer({ const: 1 }, { $ref: metaschema })).toBe("not-contained");
  });

  test("is contained in itself, and in its vocabularies through its dynamic anchors", () => {
    expect(answer({ $ref: metaschema }, { anyOf: [{ $ref: metaschema }, { type: "null" }] })).toBe("contained");
    expect(answer({ $ref: metaschema }, { type: ["object", "boolean"] })).toBe("contained");
    expect(answer({ $ref: metaschema }, { $ref: "https://json-schema.org/draft/2020-12/meta/core" })).toBe("contained");
  });
});

describe("$dynamicRef", () => {
  /** A list whose items the schema that refers to it may say. */
  const list = {
    $id: "list",
    type: "array",
    items: { $dynamicRef: "#item" },
    $defs: { any: { $dynamicAnchor: "item" } },
  };
  const listOf = (item: object, id = "strings"): Schema => ({
    $id: `https://example.com/${id}`,
    $ref: "list",
    $defs: { list, item: { $dynamicAnchor: "item", ...item } },
  });

  test("means the outermost resource that evaluation went through", () => {
    expect(answer(listOf({ type: "string" }), { items: { type: "string" } })).toBe("contained");
    expect(answer({ type: "array", items: { type: "string" } }, listOf({ type: "string" }))).toBe("contained");
    expect(answer({ const: [1] }, listOf({ type: "string" }))).toBe("not-contained");
  });

  test("means another schema on another way, in one document", () => {
    const both: Schema = {
      $id: "https://example.com/both",
      type: "object",
      properties: { strings: listOf({ type: "string" }), numbers: listOf({ type: "number" }, "numbers") },
    };
    const flat: Schema = {
      type: "object",
      properties: {
        strings: { type: "array", items: { type: "string" } },
        numbers: { type: "array", items: { type: "number" } },
      },
    };
    const distinct = JSON.parse(JSON.stringify(both).replaceAll('"list"', '"https://example.com/list"')) as Schema;
    expect(answer(distinct, flat)).toBe("contained");
    expect(answer(flat, distinct)).toBe("contained");
  });

  test("is an ordinary reference where its target is no dynamic anchor", () => {
    const a: Schema = { $defs: { x: { $anchor: "x", type: "string" } }, $dynamicRef: "#x" };
    expect(answer(a, { type: "string" })).toBe("contained");
  });
});

test("two schemas of one $id are not told apart", () => {
  const a: Schema = {
    $ref: "x",
    $defs: { one: { $id: "x", type: "string" }, other: { $id: "x", type: "number" } },
  };
  expect(answer(a, { type: "string" })).toBe("REF_AMBIGUOUS");
});
