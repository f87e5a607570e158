import { expect, test } from "vitest";
import type { OpenApiDocument } from "../document/openapi.ts";
import { listOperations } from "../generate/operations.ts";
import { testDocument, testInput, testOperation } from "../generate/test-documents.ts";
import { firstCall } from "./first-call.ts";

function call(document: OpenApiDocument): string | undefined {
  const operations = listOperations(document);
  const functions = new Map(operations.map((entry) => [entry.route, entry.id ?? ""]));
  return firstCall({ ...testInput(document), operations, functions, sources: [] });
}

test("shows the reading operation that asks least, not the first one", () => {
  const id = { name: "id", in: "path", required: true, schema: { type: "string" } };
  const document = testDocument({
    "/things": { post: testOperation("create") },
    "/things/{id}": { get: testOperation("read", undefined, { parameters: [id] }) },
    "/all": { get: testOperation("list") },
  });
  expect(call(document)).toContain("await list({ client })");
});

test("passes credentials when the operation asks for some", () => {
  const document = testDocument({ "/a": { get: testOperation("a") } });
  document.security = [{ token: [] }];
  expect(call(document)).toContain(`auth: () => "your credentials"`);
  document.security = [{ token: [] }, {}];
  expect(call(document)).not.toContain("auth");
});

test("fills a body from examples, constants, choices and bounds, and leaves out what is optional", () => {
  const schema = {
    type: "object",
    required: ["kind", "name", "count", "tags", "when", "parent"],
    properties: {
      kind: { const: "order" },
      name: { type: "string", minLength: 10 },
      count: { type: "integer", minimum: 5 },
      tags: { type: "array", minItems: 1, items: { enum: ["a", "b"] } },
      when: { type: "string", format: "date" },
      parent: { anyOf: [{ type: "null" }, { $ref: "#/components/schemas/Parent" }] },
      note: { type: "string" },
    },
  };
  const requestBody = { required: true, content: { "application/json": { schema } } };
  const text = call(testDocument({ "/a": { post: testOperation("a", undefined, { requestBody }) } }));
  const body = /body: (\{[^]*?\n {2}\})/.exec(text ?? "")?.[1] ?? "";
  expect(JSON.parse(body)).toEqual({
    kind: "order",
    name: "example---",
    count: 5,
    tags: ["a"],
    when: "2026-01-31",
    parent: null,
  });
});

test("shows nothing rather than a call that cannot work", () => {
  const code = { name: "code", in: "query", required: true, schema: { type: "string", pattern: "^([A-Z])\\1{3}$" } };
  const document = testDocument({ "/a": { get: testOperation("a", undefined, { parameters: [code] }) } });
  expect(call(document)).toBeUndefined();
});
