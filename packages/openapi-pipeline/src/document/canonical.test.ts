import type { JsonSchema, OpenApiDocument } from "@rawr/openapi-document";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalize, comparePaths, compareText, stringify } from "./canonical.ts";
import { documentOf, publicDocument } from "./testing/documents.ts";

/** The same value with the keys of every object in another order. */
function shuffled(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shuffled);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, entry]) => [key, key === "properties" || key === "example" ? entry : shuffled(entry)]),
  );
}

/** The text of a value in which neither the order of keys nor that of `required` counts. */
function unordered(value: unknown): string {
  return JSON.stringify(value, (key, entry: unknown) => {
    if (Array.isArray(entry)) return key === "required" ? entry.toSorted() : entry;
    if (typeof entry !== "object" || entry === null) return entry;
    return Object.fromEntries(Object.entries(entry).sort(([a], [b]) => compareText(a, b)));
  });
}

describe("canonicalize", () => {
  it("writes an operation in the order of the specification, whatever the order it was built in", () => {
    const document = documentOf({
      Run: { properties: { b: {}, a: {} }, required: ["a", "b"], type: "object", title: "Run" },
    });
    document.paths = {
      "/z": {},
      "/runs-archive": {},
      "/runs/{id}": {
        post: { responses: { default: { description: "" }, "404": { description: "" }, "200": { description: "" } } },
        get: {
          responses: {},
          "x-workflow": 1,
          parameters: [],
          "x-audience": "public",
          tags: ["b", "a"],
          summary: "Get a run",
          operationId: "getRun",
        },
      },
      "/runs": {},
    };
    expect(stringify(canonicalize(document))).toMatchInlineSnapshot(`
      "{
        "openapi": "3.1.1",
        "info": {
          "title": "Test",
          "version": "1.0.0"
        },
        "paths": {
          "/runs": {},
          "/runs/{id}": {
            "get": {
              "operationId": "getRun",
              "summary": "Get a run",
              "tags": [
                "b",
                "a"
              ],
              "x-audience": "public",
              "x-workflow": 1,
              "parameters": [],
              "responses": {}
            },
            "post": {
              "responses": {
                "200": {
                  "description": ""
                },
                "404": {
                  "description": ""
                },
                "default": {
                  "description": ""
                }
              }
            }
          },
          "/runs-archive": {},
          "/z": {}
        },
        "components": {
          "schemas": {
            "Run": {
              "title": "Run",
              "type": "object",
              "required": [
                "b",
                "a"
              ],
              "properties": {
                "b": {},
                "a": {}
              }
            }
          }
        }
      }
      "
    `);
  });

  it("comes to the same bytes from any order of keys, and is idempotent", () => {
    const names = fc.constantFrom("type", "title", "x-b", "x-a", "minLength", "unknown", "enum", "$ref", "__proto__");
    fc.assert(
      fc.property(fc.dictionary(names, fc.string()), fc.dictionary(fc.string(), fc.constant({})), (schema, schemas) => {
        const document = documentOf({ First: schema, ...schemas });
        const text = stringify(canonicalize(document));
        expect(stringify(canonicalize(shuffled(document) as OpenApiDocument))).toBe(text);
        expect(stringify(canonicalize(JSON.parse(text) as OpenApiDocument))).toBe(text);
      }),
    );
  });

  it("keeps the author's order of properties, parameters, enum values and examples", () => {
    const example = { z: 1, a: 2 };
    const schema = { type: "object", properties: { z: { enum: ["b", "a"] }, a: {} }, example };
    const { components } = canonicalize(documentOf({ Thing: schema }));
    expect(JSON.stringify(components?.schemas?.Thing)).toBe(JSON.stringify(schema));
  });

  it("puts integer-like property names first, as every JavaScript engine does", () => {
    const properties = JSON.parse('{"b":{},"10":{},"9":{},"a":{}}') as Record<string, JsonSchema>;
    const { components } = canonicalize(documentOf({ Thing: { properties } }));
    expect(Object.keys(components?.schemas?.Thing?.properties ?? {})).toEqual(["9", "10", "b", "a"]);
  });

  it("tells of every copied node, so that origins survive", () => {
    const thing = { type: "object", properties: { name: { type: "string" } } };
    const copies = new Map<object, object>();
    const document = documentOf({ Thing: thing });
    const copy = canonicalize(document, (from, to) => copies.set(from, to));
    expect(copies.get(document)).toBe(copy);
    expect(copies.get(thing.properties.name)).toBe(copy.components?.schemas?.Thing?.properties?.name);
  });

  it("does not touch its input", () => {
    const document = documentOf({ Thing: { required: ["b", "a"], properties: { a: {}, b: {} }, type: "object" } });
    const before = structuredClone(document);
    canonicalize(document);
    expect(document).toEqual(before);
  });

  it.skipIf(!publicDocument("github"))("loses nothing of GitHub's document", () => {
    const document = publicDocument("github") as OpenApiDocument;
    expect(unordered(canonicalize(document))).toBe(unordered(document));
  });
});

describe("stringify", () => {
  it("writes what is hard to write in one way only", () => {
    const document = documentOf({
      Thing: {
        default: -0,
        title: "line\u2028end\u2029",
        description: "lone \ud800",
        maximum: 1e21,
        minimum: 0.1 + 0.2,
      },
    });
    const text = stringify(canonicalize(document));
    expect(text).toContain('"default": 0');
    expect(text).toContain('"title": "line\\u2028end\\u2029"');
    expect(text).toContain('"description": "lone \\ud800"');
    expect(text).toContain('"maximum": 1e+21');
    expect(text).toContain('"minimum": 0.30000000000000004');
    expect(text.endsWith("}\n")).toBe(true);
  });

  it("leaves undefined members out and keeps a property called __proto__", () => {
    const properties = JSON.parse('{"__proto__":{"type":"string"}}') as Record<string, JsonSchema>;
    const text = stringify(canonicalize(documentOf({ Thing: { title: undefined, properties } })));
    expect(text).not.toContain('title": null');
    expect(text).toContain('"__proto__": {');
  });
});

describe("comparePaths", () => {
  it("keeps a resource and what is below it together", () => {
    const paths = ["/runs-archive", "/runs/{id}/events", "/runs/latest", "/runs", "/runs/{id}"];
    expect(paths.sort(comparePaths)).toEqual([
      "/runs",
      "/runs/latest",
      "/runs/{id}",
      "/runs/{id}/events",
      "/runs-archive",
    ]);
  });
});
