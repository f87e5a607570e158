import { encodePointer, type JsonObject } from "@rawr/openapi-document";
import { describe, expect, it } from "vitest";
import { readApi } from "./read-api.ts";
import { apiOf, documentOf, operationOf } from "./testing/api-of.ts";
import { findUnchanged } from "./unchanged.ts";

const response = {
  description: "OK",
  headers: { "X-A": { schema: {} } },
  links: { l: {} },
  content: { "a/b": { schema: {} } },
};
const form = {
  schema: { properties: { a: { type: "array", items: {} } }, allOf: [{}] },
  encoding: { a: { headers: {} } },
};
const document = documentOf(
  {
    "/a/{x}": {
      $ref: "#/components/pathItems/P",
      servers: [{ url: "/{v}", variables: { v: { enum: ["1"] } } }],
      parameters: [{ name: "x", in: "path", schema: {}, examples: { e: { value: 1 } } }],
      post: {
        parameters: [{ $ref: "#/components/parameters/Q" }],
        requestBody: { content: { "multipart/form-data": form } },
        responses: { 200: response },
        callbacks: { c: { "{$url}": { post: {} } } },
        security: [{ oauth: ["a"], key: [] }],
      },
    },
  },
  {
    openapi: "3.0.3",
    webhooks: { w: { post: {} } },
    tags: [{ name: "t" }],
    components: {
      pathItems: { P: { get: {} } },
      parameters: { Q: { name: "q", in: "query", content: { "a/b": {} } } },
      securitySchemes: {
        oauth: { type: "oauth2", flows: { implicit: { authorizationUrl: "a" } } },
        key: { type: "apiKey", in: "header", name: "K" },
      },
      schemas: { S: { discriminator: { mapping: { a: "S" } }, items: { $ref: "#/components/schemas/S" } } },
    },
  },
);

const odd: readonly unknown[] = [
  null,
  0,
  "x",
  "",
  true,
  [],
  [[]],
  [null],
  {},
  { $ref: 1 },
  { $ref: "#" },
  { $ref: "#/paths" },
  { $ref: "#/components/schemas/S" },
  { toString: 1 },
  [{ toString: 1 }],
  { a: { toString: 1 } },
];

function* placesOf(value: unknown, tokens: readonly string[] = []): Generator<readonly string[]> {
  if (tokens.length > 0) yield tokens;
  if (typeof value === "object" && value !== null)
    for (const [key, child] of Object.entries(value)) yield* placesOf(child, [...tokens, key]);
}

function replaced(tokens: readonly string[], value: unknown): JsonObject {
  const copy = structuredClone(document);
  let owner: JsonObject = copy;
  for (const token of tokens.slice(0, -1)) owner = owner[token] as JsonObject;
  owner[tokens.at(-1) ?? ""] = value;
  return copy;
}

describe("a hostile document", () => {
  it("with anything anywhere is read", () => {
    const base = readApi(document);
    expect(base.problems).toEqual([]);
    let read = 0;
    for (const tokens of placesOf(document)) {
      if (tokens[0] === "openapi") continue;
      for (const value of odd) {
        const api = readApi(replaced(tokens, value));
        const { operations } = findUnchanged(base, api);
        expect(operations.size, encodePointer(tokens)).toBeLessThanOrEqual(api.operations.size);
        read += 1;
      }
    }
    expect(read).toBeGreaterThan(1_000);
  });

  it("with long chains is read without end of the stack", () => {
    const length = 20_000;
    const chain = (link: (ref: object) => object): JsonObject =>
      Object.fromEntries(
        Array.from({ length }, (_, index) => [`S${index}`, link({ $ref: `#/components/schemas/S${index + 1}` })]),
      );
    for (const link of [
      (ref: object) => ref,
      (ref: object) => ({ allOf: [ref] }),
      (ref: object) => ({ type: "array", items: ref }),
    ]) {
      const schemas = { ...chain(link), [`S${length}`]: {} };
      const content = {
        "multipart/form-data": {
          schema: {
            properties: { a: { $ref: "#/components/schemas/S0" } },
            allOf: [{ $ref: "#/components/schemas/S0" }],
          },
        },
      };
      const read = (more: object): ReturnType<typeof apiOf> =>
        apiOf({ "/a": { get: { requestBody: { content } } } }, { components: { schemas: { ...schemas, ...more } } });
      const api = read({});
      expect(api.problems).toEqual([]);
      expect(findUnchanged(api, read({ [`S${length}`]: { type: "string" } })).operations.size).toBe(0);
    }
  });

  it("with texts made to slow a pattern down is read", () => {
    const long = 200_000;
    const operation = operationOf({
      servers: [{ url: `${"/".repeat(long)}x` }, { url: "{".repeat(long) }],
      requestBody: { content: { [`"${'\\"'.repeat(long)}`]: {}, [";".repeat(long)]: {} } },
    });
    expect(operation.servers).toHaveLength(2);
    expect(operation.body?.content.size).toBe(2);
    expect(apiOf({ ["/{".repeat(long)]: { get: {} } }).operations.size).toBe(1);
  });

  it("where every schema refers to all others is compared once, not for each way through them", () => {
    const names = Array.from({ length: 300 }, (_, index) => `S${index}`);
    const all = names.map((name) => ({ $ref: `#/components/schemas/${name}` }));
    const read = (more: JsonObject): ReturnType<typeof apiOf> =>
      apiOf(
        { "/a": { get: { requestBody: { content: { "a/b": { schema: { anyOf: all } } } } } } },
        { components: { schemas: { ...Object.fromEntries(names.map((name) => [name, { anyOf: all }])), ...more } } },
      );
    expect(findUnchanged(read({}), read({})).operations.size).toBe(1);
    expect(findUnchanged(read({}), read({ S299: { type: "null" } })).operations.size).toBe(0);
  });
});
