import { describe, expect, it } from "vitest";
import { apiOf, operationOf, problemsOf } from "./testing/api-of.ts";

const bodyOf = (content: object, more = {}): ReturnType<typeof operationOf>["body"] =>
  operationOf({ requestBody: { content } }, more).body;

describe("content", () => {
  it("is known by its normalised media type; a second one of the same is a problem", () => {
    const content = { "text/plain;B=1;a=2": {}, "TEXT/PLAIN; a=2; b=1": {}, "application/json": { schema: false } };
    const api = apiOf({ "/a": { get: { requestBody: { required: true, content } } } });
    const body = api.operations.get("GET /a")?.body;
    expect([...(body?.content.keys() ?? [])]).toEqual(["text/plain; a=2; b=1", "application/json"]);
    expect(body?.content.get("application/json")?.schema.schema).toBe(false);
    expect(body?.content.get("text/plain; a=2; b=1")?.schema.schema).toBe(true);
    expect(problemsOf(api)).toEqual([expect.stringContaining("is there twice")]);
  });

  it("of 3.2 has items, and may be a component", () => {
    const components = { mediaTypes: { Events: { itemSchema: { type: "object" } } } };
    const events = bodyOf({ "text/event-stream": { $ref: "#/components/mediaTypes/Events" } }, { components });
    expect(events?.content.get("text/event-stream")).toMatchObject({
      pointer: "/components/mediaTypes/Events",
      itemSchema: { schema: { type: "object" }, pointer: "/components/mediaTypes/Events/itemSchema" },
    });
  });

  it("of a form says how each property travels, however it is written", () => {
    const properties = {
      text: { type: "string" },
      file: { type: "string", contentEncoding: "binary" },
      image: { type: "string", contentMediaType: "image/png" },
      object: { $ref: "#/components/schemas/O" },
      list: { type: "array", items: { type: ["integer", "null"] } },
      any: {},
      styled: { type: "array" },
    };
    const components = { schemas: { O: { type: "object" }, Form: { allOf: [{ properties }, { type: "object" }] } } };
    const schema = { $ref: "#/components/schemas/Form" };
    const encoding = {
      styled: { explode: false },
      object: { contentType: "Application/JSON", headers: { "X-A": {} } },
    };
    const body = bodyOf(
      { "multipart/form-data": { schema, encoding }, "application/json": { schema, encoding } },
      { components },
    );
    expect(body?.content.get("multipart/form-data")?.encoding).toEqual({
      text: { contentType: "text/plain" },
      file: { contentType: "application/octet-stream" },
      image: { contentType: "image/png" },
      object: { contentType: "application/json", headers: { "X-A": {} } },
      list: { contentType: "text/plain" },
      any: { contentType: "application/octet-stream" },
      styled: { style: "form", explode: false, allowReserved: false },
    });
    expect(body?.content.get("application/json")?.encoding).toEqual({});
  });

  it("of a flat form is styled unless it says a media type", () => {
    const schema = { properties: { a: { type: "object" }, b: {} } };
    const body = bodyOf({
      "application/x-www-form-urlencoded": { schema, encoding: { a: { contentType: "application/json" } } },
    });
    expect(body?.content.get("application/x-www-form-urlencoded")?.encoding).toEqual({
      a: { contentType: "application/json" },
      b: { style: "form", explode: true, allowReserved: false },
    });
  });

  it("has examples as texts, those of components included", () => {
    const components = { examples: { E: { value: 1 } } };
    const responses = {
      200: { content: { "a/b": { examples: { one: { $ref: "#/components/examples/E" }, two: { value: 2 } } } } },
    };
    expect(operationOf({ responses }, { components }).responses.get("200")?.texts).toEqual([
      { pointer: "/components/examples/E", name: "examples.one", value: { value: 1 } },
      { pointer: "/paths/~1a/get/responses/200/content/a~1b/examples/two", name: "examples.two", value: { value: 2 } },
    ]);
  });

  it("of responses by status, class or default, with links", () => {
    const links = { next: { $ref: "#/components/links/Next" } };
    const components = { links: { Next: { operationId: "next" } }, responses: { No: { description: "No" } } };
    const responses = { 200: { links }, "4xx": { $ref: "#/components/responses/No" }, default: {}, "x-note": 1 };
    const read = operationOf({ responses }, { components }).responses;
    expect([...read].map(([status, { pointer }]) => [status, pointer])).toEqual([
      ["200", "/paths/~1a/get/responses/200"],
      ["4XX", "/components/responses/No"],
      ["default", "/paths/~1a/get/responses/default"],
    ]);
    expect(read.get("200")?.links).toEqual({ next: { operationId: "next" } });
  });
});
