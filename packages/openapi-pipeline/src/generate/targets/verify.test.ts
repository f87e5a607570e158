import { expect, test } from "vitest";
import { listOperations } from "../operations.ts";
import { GeneratedSyntaxError, splitModule } from "../syntax.ts";
import { testDocument, testOperation } from "../test-documents.ts";
import { verifySdk } from "./hey-api/verify-sdk.ts";
import { verifyPaths } from "./openapi-typescript/verify-paths.ts";

const operations = listOperations(
  testDocument({ "/a": { get: testOperation("a") }, "/b": { post: testOperation("b") } }),
);
const types = "export type AData = { url: '/a' };\nexport type BData = { url: '/b' };";
const callA =
  "export const a = (options: Options<AData>): Promise<string> => client.get<string>({ url: '/a', ...options });";
const callB =
  "export const b = (options: Options<BData>): Promise<string> => client.post<string>({ url: '/b', ...options });";

function sdkFindings(sdk: string, typesSource = types) {
  const { diagnostics } = verifySdk(
    operations,
    splitModule("sdk.gen.ts", sdk),
    splitModule("types.gen.ts", typesSource),
  );
  return diagnostics.map(({ code, message }) => `${code}: ${message}`);
}

test("an SDK with one function and one type for each operation is sound", () => {
  expect(sdkFindings(`${callA}\n${callB}`)).toEqual([]);
});

test("a lost operation is named with its route", () => {
  expect(sdkFindings(callA)).toEqual([
    "generated-operation-missing: `hey-api` lost the operation b (POST /b): no function calls it",
  ]);
});

test("a function whose type was not written is a lost operation", () => {
  expect(sdkFindings(`${callA}\n${callB}`, "export type AData = {};")).toEqual([
    "generated-operation-missing: `hey-api` lost the operation b (POST /b): the type BData of the function b is not exported",
  ]);
});

test("a function that calls another method, and one that calls the same route twice, are named", () => {
  expect(sdkFindings(`${callA}\n${callB.replace("client.post", "client.put")}`)).toContain(
    "generated-operation-unknown: `hey-api` wrote the function b for PUT /b, which the document does not have",
  );
  expect(sdkFindings(`${callA}\n${callB}\n${callA.replace("const a", "const again")}`)).toHaveLength(1);
});

test("a statement between the declarations is reported, a comment is not", () => {
  expect(sdkFindings(`${callA}\n/* fine */\nescaped();\n${callB}`)).toEqual([
    "generated-code-unexpected: `hey-api` wrote a statement into sdk.gen.ts that is not a declaration of the client: escaped()",
  ]);
});

test("source that is not TypeScript is an error of its own", () => {
  expect(() => splitModule("sdk.gen.ts", "export const = 1;")).toThrow(GeneratedSyntaxError);
});

test("openapi-typescript's output is held against paths, methods and operations", () => {
  const source = `export interface paths {
    "/a": {
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
