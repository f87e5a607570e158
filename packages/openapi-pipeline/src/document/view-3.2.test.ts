import { type JsonSchema, type OpenApiDocument, toOpenApi31 } from "@rawr/openapi-document";
import { describe, expect, it } from "vitest";
import { documentOf, publicDocument } from "./testing/documents.ts";
import { lintStructure } from "./testing/lint-structure.ts";
import { toOpenApi32 } from "./view-3.2.ts";

const event = (name: string, data: JsonSchema): JsonSchema => ({
  type: "object",
  properties: { event: { const: name }, data, id: { type: "string" }, retry: { type: "integer", minimum: 0 } },
  required: ["event", "data"],
});

function streaming(schema: JsonSchema, schemas: Record<string, JsonSchema> = {}): OpenApiDocument {
  const document = documentOf({ RunEvent: { type: "object" }, ...schemas });
  document.paths = {
    "/runs/{id}/events": {
      parameters: [{ name: "id", in: "path", required: true, schema: { type: "string" } }],
      get: { responses: { "200": { description: "Events", content: { "text/event-stream": { schema } } } } },
    },
  };
  return document;
}

function streamOf(document: OpenApiDocument): unknown {
  return document.paths?.["/runs/{id}/events"]?.get?.responses?.["200"]?.content?.["text/event-stream"];
}

describe("the 3.2 view", () => {
  it("describes one event of a stream with itemSchema and the JSON in its data with contentSchema", async () => {
    const schema = {
      oneOf: [event("message", { $ref: "#/components/schemas/RunEvent" }), event("done", { type: "null" })],
    };
    const document = streaming(schema);
    const view = toOpenApi32(document);
    expect(streamOf(view)).toEqual({
      itemSchema: {
        oneOf: [
          {
            ...event("message", {
              type: "string",
              contentMediaType: "application/json",
              contentSchema: { $ref: "#/components/schemas/RunEvent" },
            }),
          },
          {
            ...event("done", { type: "string", contentMediaType: "application/json", contentSchema: { type: "null" } }),
          },
        ],
      },
    });
    expect(streamOf(document)).toEqual({ schema });
    expect(await lintStructure(view)).toEqual([]);
  });

  it("follows references to the envelopes", () => {
    const document = streaming(
      { $ref: "#/components/schemas/Events" },
      {
        Events: { oneOf: [{ $ref: "#/components/schemas/Message" }] },
        Message: event("message", { type: "number" }),
      },
    );
    expect(streamOf(toOpenApi32(document))).toMatchObject({
      itemSchema: { oneOf: [{ properties: { data: { type: "string", contentSchema: { type: "number" } } } }] },
    });
  });

  it("leaves a stream alone whose schema does not describe an event's fields", () => {
    expect(streamOf(toOpenApi32(streaming({ type: "string" })))).toEqual({ schema: { type: "string" } });
    const mixed = { oneOf: [event("message", {}), { type: "string" }] };
    expect(streamOf(toOpenApi32(streaming(mixed)))).toEqual({ schema: mixed });
  });

  it("nests tags by their groups and takes their display names as summaries", async () => {
    const view = toOpenApi32(
      documentOf(
        { A: {} },
        {
          tags: [{ name: "runs", "x-displayName": "Runs" }, { name: "other" }],
          "x-tagGroups": [{ name: "Workflows", tags: ["runs"] }],
        },
      ),
    );
    expect(view.tags).toEqual([
      { name: "Workflows", kind: "nav" },
      { name: "runs", "x-displayName": "Runs", summary: "Runs", parent: "Workflows" },
      { name: "other" },
    ]);
    expect(await lintStructure(view)).toEqual([]);
  });

  it("does not nest tags when a group has the name of a tag or a tag is in two groups", () => {
    const tags = [{ name: "runs" }];
    const groups = (names: string[]) => names.map((name) => ({ name, tags: ["runs"] }));
    expect(toOpenApi32(documentOf({ A: {} }, { tags, "x-tagGroups": groups(["runs"]) })).tags).toEqual(tags);
    expect(toOpenApi32(documentOf({ A: {} }, { tags, "x-tagGroups": groups(["X", "Y"]) })).tags).toEqual(tags);
  });

  it.skipIf(!publicDocument("github"))("keeps GitHub's document valid", { timeout: 60_000 }, async () => {
    const view = toOpenApi32(toOpenApi31(publicDocument("github") as OpenApiDocument));
    expect(view.openapi).toBe("3.2.0");
    expect(await lintStructure(view)).toEqual([]);
  });
});
