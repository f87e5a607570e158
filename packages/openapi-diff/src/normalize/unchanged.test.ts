import type { JsonObject } from "@rawr/openapi-document";
import { describe, expect, it } from "vitest";
import { DiffInputError } from "./diff-input-error.ts";
import { readApi } from "./read-api.ts";
import { readBoth } from "./read-both.ts";
import { documentOf } from "./testing/api-of.ts";
import { findUnchanged } from "./unchanged.ts";

const schemas = {
  Leaf: { type: "string" },
  Tree: { properties: { leaf: { $ref: "#/components/schemas/Leaf" }, next: { $ref: "#/components/schemas/Tree" } } },
  Odd: { properties: { even: { $ref: "#/components/schemas/Even" } } },
  Even: { properties: { odd: { $ref: "#/components/schemas/Odd" } } },
  Pet: { discriminator: { propertyName: "kind", mapping: { cat: "Cat" } } },
  Cat: { type: "object" },
  Anchored: { $ref: "#here" },
};
const answer = (schema: string): object => ({
  responses: { 200: { content: { "application/json": { schema: { $ref: `#/components/schemas/${schema}` } } } } },
});
const base: JsonObject = documentOf(
  {
    "/plain/{id}": {
      description: "Plain",
      parameters: [{ $ref: "#/components/parameters/Id" }],
      get: { operationId: "plain" },
    },
    "/tree": { get: answer("Tree") },
    "/odd": { get: { ...answer("Odd"), servers: [{ url: "/" }], security: [] } },
    "/pet": { get: answer("Pet") },
    "/anchored": { get: answer("Anchored") },
    "/item": { $ref: "#/components/pathItems/Item" },
  },
  {
    servers: [{ url: "/" }],
    security: [{ key: [] }],
    components: {
      schemas,
      parameters: { Id: { name: "id", in: "path", required: true, schema: { $ref: "#/components/schemas/Leaf" } } },
      pathItems: { Item: { get: { callbacks: { c: { $ref: "#/components/callbacks/C" } } } } },
      callbacks: { C: { "{$url}": { post: { description: "C" } } } },
      securitySchemes: { key: { type: "apiKey", in: "query", name: "key" } },
    },
  },
);

/** Keys of the operations that an edit of the document leaves alone. */
function changedBy(edit: (document: ReturnType<typeof JSON.parse>) => void): string[] {
  const next = structuredClone(base);
  edit(next);
  const [old, edited] = [readApi(base), readApi(next)];
  const { operations } = findUnchanged(old, edited);
  return [...old.operations.keys()].filter((key) => !operations.has(key));
}

const all = ["GET /plain/{}", "GET /tree", "GET /odd", "GET /pet", "GET /anchored", "GET /item"];

describe("findUnchanged", () => {
  it.each<[string, string[], Parameters<typeof changedBy>[0]]>([
    ["nothing", [], () => {}],
    ["the order of keys", [], (document) => Object.assign(document, { components: reversed(document.components) })],
    [
      "a component that nobody uses",
      ["GET /anchored"],
      ({ components }) => Object.assign(components.schemas, { New: {} }),
    ],
    [
      "a schema, through references",
      ["GET /plain/{}", "GET /tree", "GET /anchored"],
      ({ components }) => Object.assign(components.schemas.Leaf, { maxLength: 3 }),
    ],
    [
      "one of two that refer to each other",
      ["GET /odd", "GET /anchored"],
      ({ components }) => Object.assign(components.schemas.Even, { description: "!" }),
    ],
    [
      "a schema that is only in a mapping",
      ["GET /pet", "GET /anchored"],
      ({ components }) => Object.assign(components.schemas.Cat, { required: ["a"] }),
    ],
    ["a schema that is gone", ["GET /odd", "GET /anchored"], ({ components }) => delete components.schemas.Even],
    [
      "a text of an operation",
      ["GET /plain/{}"],
      ({ paths }) => Object.assign(paths["/plain/{id}"].get, { summary: "!" }),
    ],
    [
      "a text of a path item",
      ["GET /plain/{}"],
      ({ paths }) => Object.assign(paths["/plain/{id}"], { description: "!" }),
    ],
    [
      "a parameter of a path item",
      ["GET /plain/{}", "GET /anchored"],
      ({ components }) => Object.assign(components.parameters.Id, { style: "label" }),
    ],
    [
      "a parameter more",
      ["GET /tree"],
      ({ paths }) => Object.assign(paths["/tree"], { parameters: [{ name: "q", in: "query" }] }),
    ],
    [
      "a callback by reference",
      ["GET /anchored", "GET /item"],
      ({ components }) => Object.assign(components.callbacks.C["{$url}"].post, { description: "!" }),
    ],
    [
      "servers, where they are inherited",
      all.filter((key) => key !== "GET /odd"),
      (document) => Object.assign(document, { servers: [{ url: "/v2" }] }),
    ],
    [
      "a scheme, where it is inherited",
      all.filter((key) => key !== "GET /odd"),
      ({ components }) => Object.assign(components.securitySchemes.key, { in: "header" }),
    ],
    ["the dialect", all, (document) => Object.assign(document, { jsonSchemaDialect: "https://example.com" })],
    ["the version of OpenAPI", all, (document) => Object.assign(document, { openapi: "3.2.0" })],
  ])("%s changes %j", (_name, expected, edit) => {
    expect(changedBy(edit)).toEqual(expected);
  });

  it("does not take a renamed path parameter for nothing", () => {
    const renamed = documentOf({ "/a/{y}": { get: {} } });
    expect([...findUnchanged(readApi(documentOf({ "/a/{x}": { get: {} } })), readApi(renamed)).operations]).toEqual([]);
  });

  it("tells parts apart by what they refer to", () => {
    const next = structuredClone(base) as { components: { schemas: Record<string, object> } };
    next.components.schemas.Leaf = { type: "integer" };
    const { same } = findUnchanged(readApi(base), readApi(next));
    expect(same({ $ref: "#/components/schemas/Tree" }, { $ref: "#/components/schemas/Tree" })).toBe(false);
    expect(same({ $ref: "#/components/schemas/Odd" }, { $ref: "#/components/schemas/Odd" })).toBe(true);
    expect(same([{ a: 1, b: null }], [{ b: null, a: 1 }])).toBe(true);
    expect(same([1], { 0: 1 })).toBe(false);
    expect(same({ a: undefined }, {})).toBe(false);
  });
});

describe("readBoth", () => {
  it("reads equal documents once, and finds everything unchanged", () => {
    const both = readBoth(base, structuredClone(base));
    expect(both.new).toBe(both.old);
    expect([...findUnchanged(both.old, both.new).operations]).toEqual(all);
    expect(readBoth(base, { ...base, "x-new": 1 }).new).not.toBe(both.old);
  });

  it("says which document is none", () => {
    const sideOf = (old: unknown, next: unknown): unknown => {
      try {
        return readBoth(old, next);
      } catch (error) {
        return DiffInputError.is(error) ? error.side : error;
      }
    };
    expect(sideOf({}, base)).toBe("old");
    expect(sideOf(base, [])).toBe("new");
  });
});

function reversed(value: object): object {
  return Object.fromEntries(Object.entries(value).toReversed());
}
