import type { OpenApiDocument } from "@rawr/openapi-document";
import { describe, expect, test } from "vitest";
import { generateClient } from "./generate-client.ts";
import { testDocument, testInput, testOperation } from "./test-documents.ts";

const ok = { type: "string" };

async function generate(document: OpenApiDocument) {
  const input = testInput(document);
  const { files, diagnostics } = await generateClient(input);
  const contents = (path: string) =>
    files.find((file) => file.path === `generated/shop-client/${path}`)?.contents ?? "";
  const operations = () =>
    (JSON.parse(contents("operations.json")) as { operations: Record<string, unknown>[] }).operations;
  return { files, diagnostics, contents, operations, codes: diagnostics.map((diagnostic) => diagnostic.code), input };
}

describe("a sound document", () => {
  const document = testDocument(
    {
      "/orders/{orderId}": {
        parameters: [{ name: "orderId", in: "path", required: true, schema: ok }],
        get: testOperation("orders.get", { $ref: "#/components/schemas/Order" }),
        delete: testOperation("orders.remove", ok, { deprecated: true, "x-audience": "partner" }),
      },
    },
    { Order: { type: "object", required: ["id"], properties: { id: ok } } },
  );

  test("becomes a package with sources, manifest, README, document and operations", async () => {
    const { files, diagnostics, contents, operations, input } = await generate(document);
    expect(diagnostics).toEqual([]);
    expect(files.map((file) => file.path)).toEqual(files.map((file) => file.path).toSorted());
    expect(contents("openapi.json")).toBe(input.text);
    expect(contents("src/operations.gen.ts")).toContain("export const ordersGet: Call<");
    expect(contents("src/paths.ts")).toContain('get: operations["orders.get"];');
    expect(operations()).toMatchObject([
      { id: "orders.get", method: "GET", path: "/orders/{orderId}", function: "ordersGet", deprecated: false },
      { id: "orders.remove", method: "DELETE", function: "ordersRemove", audience: "partner", deprecated: true },
    ]);
  });

  test("leaves its preamble in every file that can carry one", async () => {
    const { files } = await generate(document);
    const bare = files.filter((file) => !file.contents.includes("pnpm build:openapi"));
    expect(bare.map((file) => file.path)).toEqual(["generated/shop-client/openapi.json"]);
  });

  test("is generated to the same bytes twice, and is not changed", async () => {
    const before = structuredClone(document);
    const [first, second] = [await generate(document), await generate(document)];
    expect(second.files).toEqual(first.files);
    expect(document).toEqual(before);
  });
});

describe("what a stock tool would swallow", () => {
  const broken = testDocument({
    "/sound": { get: testOperation("sound.get") },
    "/broken": { get: testOperation("broken.get", { $ref: "#/components/schemas/Nowhere" }) },
  });

  test("a reference that leads nowhere names the operation, which is left out", async () => {
    const { diagnostics, contents, operations } = await generate(broken);
    expect(diagnostics).toHaveLength(1);
    expect(diagnostics[0]).toMatchObject({ code: "unresolved-reference", severity: "error" });
    expect(diagnostics[0]?.found).toContain("broken.get");
    expect(contents("src/operations.gen.ts")).toContain("soundGet");
    expect(contents("src/operations.gen.ts")).not.toContain("brokenGet");
    expect(operations().map((operation) => operation["function"])).toEqual(["soundGet", null]);
  });

  test("a reference out of the document is not followed", async () => {
    const document = testDocument({
      "/a": { get: testOperation("a.get", { $ref: "file:///etc/hostname" }) },
      "/b": { get: testOperation("b.get", { $ref: "other.json#/Run" }) },
    });
    const { files, codes } = await generate(document);
    expect(codes).toEqual(["unresolved-reference", "unresolved-reference", "client-without-operations"]);
    expect(files).toEqual([]);
  });

  test("a reference in a component is traced to the operations that need it", async () => {
    const document = testDocument(
      {
        "/a": { get: testOperation("a.get", { $ref: "#/components/schemas/A" }) },
        "/b": { get: testOperation("b.get") },
      },
      { A: { type: "array", items: { $ref: "#/components/schemas/Gone" } } },
    );
    const { diagnostics } = await generate(document);
    expect(diagnostics[0]?.found).toMatch(/need: a\.get$/);
  });

  test("a document without operations is an error, not an empty package", async () => {
    const { files, codes } = await generate(testDocument({}));
    expect([files, codes]).toEqual([[], ["client-without-operations"]]);
  });

  test("references into the middle of another operation are generated", async () => {
    const document = testDocument({
      "/a": { get: testOperation("a.get", { type: "object", properties: { size: { type: "integer" } } }) },
      "/b": { get: testOperation("b.get", { $ref: "#/paths/~1a/get/responses/200/content/application~1json/schema" }) },
    });
    const { codes, contents } = await generate(document);
    expect(codes).toEqual([]);
    expect(contents("src/types.gen.ts")).toMatch(/BGetOutput = \{[^}]*size\?: number/);
  });
});

test("two operationIds that become one function are an error: adding users_get must not rebind usersGet", async () => {
  const document = testDocument({
    "/admin/users/get": { get: testOperation("users_get") },
    "/users": { get: testOperation("users.get") },
  });
  const { diagnostics, operations } = await generate(document);
  expect(diagnostics.map((diagnostic) => diagnostic.code)).toEqual(["generated-name-collision"]);
  expect(diagnostics[0]?.message).toBe(
    'The operationIds "users_get" and "users.get" both become the function usersGet',
  );
  expect(operations().map((operation) => operation["function"])).toEqual(["usersGet", "usersGet_"]);
});

test("operations without operationId are found by their route", async () => {
  const { operationId: _, ...anonymous } = testOperation("x");
  const { codes, operations } = await generate(testDocument({ "/things/{id}/parts": { get: anonymous } }));
  expect(codes).toEqual([]);
  expect(operations()).toMatchObject([
    { id: null, method: "GET", path: "/things/{id}/parts", function: expect.any(String) },
  ]);
});
