import { expect, test } from "vitest";
import { buildModel } from "../model/build-model.ts";
import { listOperations } from "../operations.ts";
import { GeneratedSyntaxError, splitModule } from "../syntax.ts";
import { testDocument, testOperation } from "../test-documents.ts";
import { verifyClient } from "./client/verify-client.ts";
import { verifyTypes } from "./hey-api/verify-types.ts";
import { verifyPaths } from "./openapi-typescript/verify-paths.ts";

const id = { name: "id", in: "path", required: true, schema: { type: "string" } };
const document = testDocument({
  "/a/{id}": { get: testOperation("a", { enum: ["x"] }, { parameters: [id] }) },
  "/b": { post: testOperation("b") },
});
const operations = listOperations(document);
const { model } = buildModel({ document, operations, surface: "shop" });
const callA = `export const a: Call<AInput, string, AError> = /* @__PURE__ */ operation("GET /a/{id}");`;
const callB = `export const b: OptionalCall<undefined, string, BError> = /* @__PURE__ */ operation("POST /b");`;

function findings(source: string) {
  const files = [{ path: "operations.gen.ts", contents: source }];
  return verifyClient(model, files).map(({ code, message }) => `${code}: ${message}`);
}

test("a client with one function for each operation is sound", () => {
  expect(findings(`${callA}\n${callB}`)).toEqual([]);
});

test("a lost operation is named with its route", () => {
  expect(findings(callA)).toEqual([
    "generated-operation-missing: `client` lost the operation b (POST /b): no function calls it",
  ]);
});

test("a function that calls another method or path, and one too many, are named", () => {
  expect(findings(`${callA}\n${callB.replace("POST", "PUT")}`)).toEqual([
    "generated-operation-missing: `client` lost the operation b (POST /b): its function calls PUT /b",
  ]);
  expect(findings(`${callA.replace("{id}", "{other}")}\n${callB}`)).toHaveLength(1);
  expect(findings(`${callA}\n${callB}\n${callA.replace("const a", "const again")}`)).toEqual([
    "generated-operation-unknown: `client` wrote the function again for GET /a/{id}, which the document does not have",
  ]);
});

test("a statement between the declarations is reported, a comment is not", () => {
  expect(findings(`${callA}\n/* fine */\nescaped();\n${callB}`)).toEqual([
    "generated-code-unexpected: `client` wrote a statement into operations.gen.ts that is not a declaration of the client: escaped()",
  ]);
});

test("a type that was not written names the operation that needs it", () => {
  const messages = (source: string) =>
    verifyTypes(model, ["AInput", "AOutput"], splitModule("types.gen.ts", source)).map(({ message }) => message);
  expect(messages("export type AInput = { id: string };\nexport type AOutput = 'x';")).toEqual([]);
  expect(messages("export type AInput = { id: string };")).toEqual([
    "`hey-api` lost the operation a (GET /a/{id}): its type AOutput is not exported",
  ]);
});

test("source that is not TypeScript is an error of its own", () => {
  expect(() => splitModule("operations.gen.ts", "export const = 1;")).toThrow(GeneratedSyntaxError);
});

test("openapi-typescript's output is held against paths, methods and operations", () => {
  const source = `export interface paths {
    "/a/{id}": {
        get: operations["a"];
        post?: never;
    };
    "/b": {
        get?: never;
        post: operations["other"];
    };
}
export interface operations {
    a: {
        responses: never;
    };
}
`;
  const codes = verifyPaths(operations, splitModule("paths.ts", source)).map((diagnostic) => diagnostic.message);
  expect(codes).toEqual([
    "`openapi-typescript` lost the operation b (POST /b): its path and method lead to the operation other",
  ]);
  const empty = verifyPaths(operations, splitModule("paths.ts", "export type paths = Record<string, never>;"));
  expect(empty).toHaveLength(2);
});
