import type { JsonSchema, OpenApiDocument } from "@rawr/openapi-document";
import { expect, test } from "vitest";
import { generateClient } from "../generate-client.ts";
import { testDocument, testInput, testOperation } from "../test-documents.ts";

const text = { type: "string" };

/** `types.gen.ts` without comments and superfluous space. */
async function typesOf(document: OpenApiDocument): Promise<string> {
  const { files, diagnostics } = await generateClient(testInput(document));
  expect(diagnostics).toEqual([]);
  const source = files.find(({ path }) => path.endsWith("/types.gen.ts"))?.contents ?? "";
  return source.replaceAll(/\/\*[^]*?\*\/|\/\/.*/g, "").replaceAll(/\s+/g, " ");
}

/** An operation that takes a component and answers with one. */
function exchanging(schemas: Record<string, JsonSchema>, input = "Thing", output = "Thing"): OpenApiDocument {
  const reference = (name: string) => ({ $ref: `#/components/schemas/${name}` });
  const requestBody = { required: true, content: { "application/json": { schema: reference(input) } } };
  return testDocument({ "/things": { post: testOperation("save", reference(output), { requestBody }) } }, schemas);
}

const state: JsonSchema = { type: "string", enum: ["new", "old"] };
const level: JsonSchema = { type: "integer", enum: [1, 2] };

test("an enum is open to what a newer server may send, and closed to what a caller may", async () => {
  const types = await typesOf(exchanging({ Thing: { type: "object", properties: { state, level } } }));
  expect(types).toContain("type Thing = { state?: 'new' | 'old' | OpenString; level?: 1 | 2 | OpenNumber; };");
  expect(types).toContain("type ThingInput = { state?: 'new' | 'old'; level?: 1 | 2; };");
  expect(types).toContain("type OpenString = string & {};");
});

test("a component has a second type only when both sides use it and differ, also through another one", async () => {
  const reference = { $ref: "#/components/schemas/State" };
  const types = await typesOf(
    exchanging({
      State: state,
      Thing: { type: "object", properties: { state: reference, same: { $ref: "#/components/schemas/Same" } } },
      Same: { type: "object", properties: { name: text } },
      Sent: { type: "object", properties: { state } },
    }),
  );
  expect(types).toContain("type StateInput = 'new' | 'old';");
  expect(types).toContain("type ThingInput = { state?: StateInput; same?: Same; };");
  expect(types).not.toContain("SameInput");
  expect(types).not.toContain("SentInput");
  const sent = await typesOf(exchanging({ Sent: { type: "object", properties: { state } }, Thing: text }, "Sent"));
  expect(sent).toContain("type Sent = { state?: 'new' | 'old'; };");
});

test("an enum that tells the variants of a union apart stays closed; another one of theirs does not", async () => {
  const variant = (values: string[]): JsonSchema => ({
    type: "object",
    required: ["kind"],
    properties: { kind: { type: "string", enum: values }, state },
  });
  const types = await typesOf(exchanging({ Thing: { oneOf: [variant(["a", "b"]), variant(["c", "d"])] } }));
  expect(types).toContain("{ kind: 'a' | 'b'; state?: 'new' | 'old' | OpenString; } | { kind: 'c' | 'd';");
});

test("a server sends no write-only property, a caller no read-only one", async () => {
  const Thing = {
    type: "object",
    required: ["id", "secret"],
    properties: { id: { ...text, readOnly: true }, secret: { ...text, writeOnly: true }, name: text },
  };
  const types = await typesOf(exchanging({ Thing }));
  expect(types).toContain("type Thing = { id: string; name?: string; };");
  expect(types).toContain("type ThingInput = { secret: string; name?: string; };");
});

test("a discriminator's value is the name that the document has, not the type's", async () => {
  const reference = (name: string) => ({ $ref: `#/components/schemas/${name}` });
  const animal = { type: "object", required: ["kind"], properties: { kind: text } };
  const Thing = { oneOf: [reference("small-cat"), reference("dog")], discriminator: { propertyName: "kind" } };
  const types = await typesOf(exchanging({ Thing, "small-cat": animal, dog: animal }));
  expect(types).toContain("({ kind: 'small-cat'; } & SmallCat) | ({ kind: 'dog'; } & Dog)");
});
