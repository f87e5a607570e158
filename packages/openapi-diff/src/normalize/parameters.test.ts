import { describe, expect, it } from "vitest";
import { apiOf, operationOf } from "./testing/api-of.ts";

const parameters = (list: readonly unknown[], more = {}, path = "/a"): ReturnType<typeof operationOf>["parameters"] =>
  operationOf({ parameters: list }, more, path).parameters;

describe("parameters", () => {
  it("of a path item are inherited, and overridden by place and name", () => {
    const item = {
      parameters: [
        { name: "limit", in: "query", required: true },
        { name: "X-Tenant", in: "header" },
        { name: "limit", in: "cookie" },
      ],
      get: {
        parameters: [
          { name: "limit", in: "query" },
          { name: "x-tenant", in: "header", required: true },
        ],
      },
    };
    const merged = apiOf({ "/a": item }).operations.get("GET /a")?.parameters;
    expect([...(merged ?? [])].map(([key, { required, pointer }]) => [key, required, pointer])).toEqual([
      ["query limit", false, "/paths/~1a/get/parameters/0"],
      ["header x-tenant", true, "/paths/~1a/get/parameters/1"],
      ["cookie limit", false, "/paths/~1a/parameters/2"],
    ]);
  });

  it("of the path are known by position, declared or not", () => {
    const schema = { type: "integer" };
    const placed = parameters(
      [
        { name: "b", in: "path", schema },
        { name: "lost", in: "path" },
      ],
      {},
      "/{a}/{b}",
    );
    expect([...placed].map(([key, { name, required }]) => [key, name, required])).toEqual([
      ["path 0", "a", true],
      ["path 1", "b", true],
      ["path lost", "lost", true],
    ]);
    expect(placed.get("path 0")?.schema.schema).toBe(true);
    expect(placed.get("path 1")?.schema.schema).toBe(schema);
  });

  it("that are headers of OpenAPI's own count for nothing", () => {
    const names = ["Accept", "content-type", "AUTHORIZATION", "X-Id"];
    expect([...parameters(names.map((name) => ({ name, in: "header" }))).keys()]).toEqual(["header x-id"]);
    const headers = Object.fromEntries(["Content-Type", "Authorization", "Location"].map((name) => [name, {}]));
    const response = operationOf({ responses: { 200: { headers } } }).responses.get("200");
    expect([...(response?.headers.keys() ?? [])]).toEqual(["authorization", "location"]);
  });

  it.each([
    [{ in: "query" }, "form", true],
    [{ in: "cookie" }, "form", true],
    [{ in: "header" }, "simple", false],
    [{ in: "path" }, "simple", false],
    [{ in: "query", style: "pipeDelimited" }, "pipeDelimited", false],
    [{ in: "query", explode: false }, "form", false],
    [{ in: "cookie", style: "cookie" }, "cookie", true],
    [{ in: "path", style: "matrix", explode: true }, "matrix", true],
  ])("have the style of their place: %o", (written, style, explode) => {
    const [read] = parameters([{ name: "x", ...written }], {}, written.in === "path" ? "/{x}" : "/").values();
    expect(read).toMatchObject({ style, explode, name: "x" });
  });

  it.each([
    ["3.1.1", "query", true],
    ["3.1.1", "path", false],
    ["3.1.1", "header", false],
    ["3.2.0", "path", true],
    ["3.2.0", "header", false],
  ])("of %s in a %s may be reserved: %s", (openapi, place, allowReserved) => {
    const path = place === "path" ? "/{x}" : "/";
    const [read] = parameters([{ name: "x", in: place, allowReserved: true }], { openapi }, path).values();
    expect(read?.allowReserved).toBe(allowReserved);
  });

  it("may be a media type of their own, or in 3.2 the whole query", () => {
    const content = { "Application/JSON": { schema: { type: "object" } } };
    const read = parameters([
      { name: "filter", in: "query", content },
      { name: "q", in: "querystring", content },
    ]);
    expect(read.get("query filter")).toMatchObject({
      contentType: "application/json",
      schema: { schema: { type: "object" }, pointer: "/paths/~1a/get/parameters/0/content/Application~1JSON/schema" },
    });
    expect(read.get("querystring")).toMatchObject({ in: "querystring", contentType: "application/json" });
  });

  it("by reference stand where they are defined, with the texts of the reference", () => {
    const components = {
      parameters: {
        P: { $ref: "#/components/parameters/Q" },
        Q: { name: "q", in: "query", description: "Q", example: 1 },
      },
    };
    const read = parameters([{ $ref: "#/components/parameters/P", description: "Here" }], { components }).get(
      "query q",
    );
    expect(read?.pointer).toBe("/components/parameters/Q");
    expect(read?.texts).toEqual([
      { pointer: "/paths/~1a/get/parameters/0/description", name: "description", value: "Here" },
      { pointer: "/components/parameters/Q/example", name: "example", value: 1 },
    ]);
  });
});
