import { describe, expect, it } from "vitest";
import { DiffInputError } from "./diff-input-error.ts";
import { readApi } from "./read-api.ts";
import { apiOf, documentOf, operationOf, problemsOf } from "./testing/api-of.ts";

const error = (input: unknown): unknown => {
  try {
    return readApi(input);
  } catch (thrown) {
    return DiffInputError.is(thrown) ? `${thrown.code} ${thrown.message}` : thrown;
  }
};

describe("what is refused", () => {
  const cyclic: Record<string, unknown> = documentOf({});
  cyclic["x-self"] = { cyclic };
  let deep: object = {};
  for (let level = 0; level < 100_000; level += 1) deep = { allOf: [deep] };

  it.each([
    [undefined, /^NOT_OPENAPI .*found nothing/],
    [null, /^NOT_OPENAPI .*found null/],
    ["openapi: 3.1.1", /^NOT_OPENAPI .*found a string/],
    [[documentOf({})], /^NOT_OPENAPI .*found a list/],
    [{ type: "object" }, /^NOT_OPENAPI .*without `openapi`/],
    [{ swagger: "2.0", paths: {} }, /^SWAGGER_2 Found Swagger "2.0"/],
    [{ openapi: 3.1 }, /^UNKNOWN_VERSION .*found 3.1/],
    [{ openapi: "3.3.0" }, /^UNKNOWN_VERSION .*found "3.3.0"/],
    [{ openapi: "4.0.0" }, /^UNKNOWN_VERSION/],
    [{ openapi: { "3.1": 1 } }, /^UNKNOWN_VERSION .*found an object/],
    [cyclic, /^TOO_DEEP/],
    [documentOf({}, { components: { schemas: { Deep: deep } } }), /^TOO_DEEP/],
  ])("%#", (input, message) => {
    expect(error(input)).toMatch(message);
  });
});

describe("operations", () => {
  it("have keys that survive a new name of a path parameter", () => {
    const read = (path: string): string[] => [...apiOf({ [path]: { get: {}, post: {} } }).operations.keys()];
    expect(read("/runs/{runId}/files/{name}.json")).toEqual([
      "GET /runs/{}/files/{}.json",
      "POST /runs/{}/files/{}.json",
    ]);
    expect(read("/runs/{id}/files/{file}.json")).toEqual(read("/runs/{runId}/files/{name}.json"));
  });

  it("of one method on two paths of one shape are a problem, of two methods are not", () => {
    const twice = apiOf({ "/a/{x}": { get: {}, put: {} }, "/a/{y}": { get: {}, delete: {} } });
    expect([...twice.operations.keys()]).toEqual(["GET /a/{}", "PUT /a/{}", "DELETE /a/{}"]);
    expect(problemsOf(twice)).toEqual([
      expect.stringContaining("/paths/~1a~1{y}/get: The operation `GET /a/{}` is there twice"),
    ]);
  });

  it("of 3.2 may have the method QUERY, or any", () => {
    const item = { query: {}, additionalOperations: { COPY: { operationId: "copy" } } };
    const { operations } = apiOf({ "/a": item }, { openapi: "3.2.0" });
    expect([...operations].map(([key, { pointer }]) => [key, pointer])).toEqual([
      ["QUERY /a", "/paths/~1a/query"],
      ["COPY /a", "/paths/~1a/additionalOperations/COPY"],
    ]);
  });

  it("of webhooks are sent by the server, and inherit nothing of calls to it", () => {
    const document = documentOf(
      {},
      {
        security: [{ key: [] }],
        servers: [{ url: "https://a.example" }],
        webhooks: { done: { $ref: "#/components/pathItems/Done" } },
        components: {
          pathItems: { Done: { post: { responses: { 200: {} } } } },
          securitySchemes: { key: { type: "apiKey", in: "query", name: "key" } },
        },
      },
    );
    const webhook = readApi(document).operations.get("webhook POST done");
    expect(webhook).toMatchObject({
      initiator: "server",
      pointer: "/components/pathItems/Done/post",
      servers: [],
      security: { alternatives: [[]] },
    });
  });

  it("of a path item by reference have what stands beside the reference too", () => {
    const api = apiOf(
      { "/a": { $ref: "#/components/pathItems/A", get: { operationId: "own" } } },
      {
        components: {
          pathItems: { A: { get: { operationId: "theirs" }, put: {}, parameters: [{ name: "q", in: "query" }] } },
        },
      },
    );
    expect(api.operations.get("GET /a")).toMatchObject({ operationId: "own", pointer: "/paths/~1a/get" });
    expect(api.operations.get("PUT /a")?.pointer).toBe("/components/pathItems/A/put");
    expect(api.operations.get("GET /a")?.parameters.has("query q")).toBe(true);
  });

  it("say their age, their audience and the rest", () => {
    const operation = operationOf({
      deprecated: true,
      "x-sunset": "2027-01-01",
      "x-deprecated-since": "2026-01-01",
      "x-stability-level": "beta",
      "x-audience": "public",
      "x-workflow": "invoicing",
      "x-idempotent": true,
    });
    expect(operation).toMatchObject({
      lifecycle: {
        deprecated: true,
        sunset: "2027-01-01",
        since: "2026-01-01",
        stability: "beta",
        pointer: "/paths/~1a/get",
      },
      audience: "public",
      workflow: "invoicing",
      extensions: { "x-idempotent": true },
    });
    expect(operationOf({ "x-stability": "alpha", "x-sunset": 2027 }).lifecycle).toMatchObject({
      stability: "alpha",
      sunset: "2027",
    });
  });

  it("carry their texts, those of the path item included", () => {
    const { operations } = apiOf({
      "/a": { description: "All", get: { summary: "One", tags: ["x"], requestBody: { description: "B" } } },
    });
    const operation = operations.get("GET /a");
    expect(operation?.texts).toEqual([
      { pointer: "/paths/~1a/get/summary", name: "summary", value: "One" },
      { pointer: "/paths/~1a/get/tags", name: "tags", value: ["x"] },
      { pointer: "/paths/~1a/description", name: "description", value: "All" },
    ]);
    expect(operation?.body?.texts).toMatchObject([{ name: "description", value: "B" }]);
  });
});

describe("versions", () => {
  it("lifts 3.0 without touching the input", () => {
    const input = documentOf(
      { "/a": { get: { parameters: [{ name: "q", in: "query", schema: { type: "string", nullable: true } }] } } },
      { openapi: "3.0.3" },
    );
    const before = structuredClone(input);
    const api = readApi(input);
    expect(api.operations.get("GET /a")?.parameters.get("query q")?.schema).toEqual({
      schema: { type: ["string", "null"] },
      pointer: "/paths/~1a/get/parameters/0/schema",
    });
    expect(api.document.openapi).toBe("3.1.1");
    expect(input).toEqual(before);
  });
});

describe("what cannot be read is said, and the rest is read", () => {
  const operation = (value: unknown, more = {}): string[] => problemsOf(apiOf({ "/a": { get: value } }, more));
  const chain = { parameters: { A: { $ref: "#/components/parameters/B" }, B: { $ref: "#/components/parameters/A" } } };

  it.each([
    ["a reference to nothing", operation({ parameters: [{ $ref: "#/components/parameters/No" }] }), "leads to nothing"],
    ["a reference to a file", operation({ requestBody: { $ref: "other.yaml#/B" } }), "leads out of the document"],
    [
      "references in a circle",
      operation({ parameters: [{ $ref: "#/components/parameters/A" }] }, { components: chain }),
      "leads back to itself",
    ],
    ["a list that is none", operation({ parameters: "x" }), "Expected a list"],
    ["a map that is none", operation({ responses: [] }), "Expected an object"],
    ["a body that is none", operation({ requestBody: 5 }), "Expected an object"],
    [
      "a schema that is none",
      operation({ responses: { 200: { content: { "a/b": { schema: [] } } } } }),
      "Expected a schema",
    ],
    ["an operation that is none", operation(true), "Expected an object"],
    ["a parameter anywhere", operation({ parameters: [{ name: "b", in: "body" }] }), "Expected a parameter"],
    [
      "a parameter twice",
      operation({
        parameters: [
          { name: "X", in: "header" },
          { name: "x", in: "header" },
        ],
      }),
      "there twice",
    ],
    ["no status", operation({ responses: { ok: {} } }), "Expected a status"],
    ["a status twice", operation({ responses: { "4xx": {}, "4XX": {} } }), "there twice"],
    ["no scheme", operation({ security: [{ none: [] }] }), "no security scheme `none`"],
    ["a server without URL", operation({ servers: [{}] }), "Expected a server"],
    [
      "a schema's reference to nothing",
      operation({ responses: { 200: { content: { "a/b": { schema: { $ref: "#/components/schemas/No" } } } } } }),
      "/paths/~1a/get/responses/200/content/a~1b/schema: The reference `#/components/schemas/No` leads to nothing",
    ],
    [
      "a schema's reference to itself",
      operation({}, { components: { schemas: { A: { $ref: "#/components/schemas/A" } } } }),
      "/components/schemas/A: The reference `#/components/schemas/A` leads back to itself",
    ],
  ])("%s", (_name, problems, message) => {
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(message);
  });

  it.each([
    [
      "keys of YAML without a value",
      operation({ parameters: null, requestBody: null, responses: null, security: null }),
    ],
    [
      "recursion of schemas",
      operation({}, { components: { schemas: { A: { items: { $ref: "#/components/schemas/A" } } } } }),
    ],
    [
      "a boolean schema by reference",
      operation({}, { components: { schemas: { A: true, B: { $ref: "#/components/schemas/A" } } } }),
    ],
    ["anchors", operation({}, { components: { schemas: { A: { $anchor: "a" }, B: { $ref: "#a" } } } })],
    ["a `$ref` in an example", operation({ requestBody: { content: { "a/b": { example: { $ref: "#/no" } } } } })],
  ])("but not: %s", (_name, problems) => {
    expect(problems).toEqual([]);
  });

  it("reads a thousand references to one problem without a word twice", () => {
    const paths = {
      "/a": {
        get: { responses: { 200: { $ref: "#/components/responses/R" }, 201: { $ref: "#/components/responses/R" } } },
      },
    };
    const api = apiOf(paths, { components: { responses: { R: { headers: 1 } } } });
    expect(problemsOf(api)).toEqual(["/components/responses/R/headers: Expected an object."]);
  });

  it("takes names of objects' own members for names", () => {
    const security: unknown = JSON.parse('[{ "constructor": [] }, { "__proto__": [] }]');
    expect(operation({ security })).toEqual([
      expect.stringContaining("no security scheme `constructor`"),
      expect.stringContaining("no security scheme `__proto__`"),
    ]);
    const headers: unknown = JSON.parse('{ "__proto__": { "required": true } }');
    const read = operationOf({ responses: { 200: { headers } } }).responses.get("200")?.headers;
    expect([...(read?.keys() ?? [])]).toEqual(["__proto__"]);
  });
});
