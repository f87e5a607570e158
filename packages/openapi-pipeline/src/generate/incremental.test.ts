import type { OpenApiDocument } from "@rawr/openapi-document";
import { describe, expect, test } from "vitest";
import { generateClient } from "./generate-client.ts";
import { largeDocument, testInput, testOperation } from "./test-documents.ts";

type Change = (document: OpenApiDocument) => void;

const changes: Record<string, Change> = {
  "an operation's response changes": ({ paths }) => {
    Object.assign(paths?.["/items8/{id}"] ?? {}, { get: testOperation("group0.item8", { type: "boolean" }) });
  },
  "an operation is added before all others": (document) => {
    document.paths = {
      "/first": { get: testOperation("first", { $ref: "#/components/schemas/Money" }) },
      ...document.paths,
    };
  },
  "an operation goes": ({ paths }) => {
    delete paths?.["/items3/{id}"];
  },
  "a schema that everything uses changes": ({ components }) => {
    Object.assign(components?.schemas?.["Money"]?.properties ?? {}, { cents: { type: "integer" } });
  },
  "a schema is added": ({ components }) => {
    Object.assign(components?.schemas ?? {}, { Added: { type: "object", properties: { name: { type: "string" } } } });
  },
  "a discriminator appears that changes other schemas": ({ components }) => {
    const mapping = { one: "#/components/schemas/Item1", two: "#/components/schemas/Item2" };
    const oneOf = Object.values(mapping).map(($ref) => ({ $ref }));
    Object.assign(components?.schemas ?? {}, { Choice: { oneOf, discriminator: { propertyName: "kind", mapping } } });
  },
  "global security changes": (document) => {
    document.security = [{ token: [] }];
    Object.assign(document.components ?? {}, { securitySchemes: { token: { type: "http", scheme: "bearer" } } });
  },
  "servers change": (document) => {
    document.servers = [{ url: "https://elsewhere.example.com" }];
  },
  "two names begin to collide": ({ paths }) => {
    Object.assign(paths ?? {}, { "/collision": { get: testOperation("group0_item8") } });
  },
  "an enum appears in an answer": ({ components }) => {
    Object.assign(components?.schemas?.["Item4"]?.properties ?? {}, { state: { type: "string", enum: ["a", "b"] } });
  },
  "a property becomes read-only": ({ components }) => {
    Object.assign(components?.schemas?.["Item4"]?.properties ?? {}, { made: { type: "string", readOnly: true } });
  },
  "an upload brings in a file": ({ paths }) => {
    const schema = { type: "object", properties: { file: { type: "string", format: "binary" } } };
    const requestBody = { content: { "multipart/form-data": { schema } } };
    Object.assign(paths ?? {}, { "/upload": { post: testOperation("upload", { type: "string" }, { requestBody }) } });
  },
};

describe("a run that remembers the one before gives the same bytes as a whole run", () => {
  test.each(Object.entries(changes))("when %s", { timeout: 30_000 }, async (_, change) => {
    const memo = new Map<string, string>();
    const document = largeDocument(24);
    await generateClient({ ...testInput(document), memo });
    change(document);
    const incremental = await generateClient({ ...testInput(document), memo });
    const whole = await generateClient(testInput(document));
    expect(incremental.diagnostics).toEqual(whole.diagnostics);
    for (const [index, file] of whole.files.entries()) expect(incremental.files[index]).toEqual(file);
    expect(incremental.files).toHaveLength(whole.files.length);
  });
});

test("what did not change comes from the memo", async () => {
  const memo = new Map<string, string>();
  const document = largeDocument(12);
  await generateClient({ ...testInput(document), memo });
  expect(memo.size).toBe(2);
  // A mark that no tool would write tells a remembered part from one that was generated anew.
  for (const [key, value] of memo) memo.set(key, value.replaceAll("Field 1", "Remembered"));
  changes["an operation's response changes"]?.(document);
  const { files } = await generateClient({ ...testInput(document), memo });
  const marked = files.filter((file) => file.contents.includes("Remembered")).map((file) => file.path);
  expect(marked).toEqual(["generated/shop-client/src/paths.ts", "generated/shop-client/src/types.gen.ts"]);
});

test("a damaged memo is as good as none", async () => {
  const input = testInput(largeDocument(4));
  const memo = { get: () => '{"context":', set: () => {} };
  expect(await generateClient({ ...input, memo })).toEqual(await generateClient(input));
});
