import { describe, expect, test } from "vitest";
import { generateClient } from "../../generate-client.ts";
import { testDocument, testInput, testOperation } from "../../test-documents.ts";

const text = { type: "string" };
const json = (schema: object) => ({ description: "x", content: { "application/json": { schema } } });

async function operationsOf(paths: Parameters<typeof testDocument>[0], schemas = {}): Promise<string> {
  const { files } = await generateClient(testInput(testDocument(paths, schemas)));
  return files.find(({ path }) => path.endsWith("/operations.gen.ts"))?.contents ?? "";
}

describe("the error type", () => {
  const problem = (code: string) => ({
    type: "object",
    required: ["code"],
    properties: { code: { type: "string", const: code } },
  });
  const schemas = {
    Gone: problem("GONE"),
    Late: problem("LATE"),
    Plain: { type: "object", properties: { message: text } },
  };
  const errorOf = async (responses: object): Promise<string> => {
    const operation = testOperation("op");
    Object.assign(operation.responses ?? {}, responses);
    return /type OpError =\s+(.*);/.exec(await operationsOf({ "/x": { get: operation } }, schemas))?.[1] ?? "";
  };
  const reference = (name: string) => ({ $ref: `#/components/schemas/${name}` });

  test("tells problems by their constant code, each variant of a union by its own", async () => {
    const either = { oneOf: [reference("Gone"), reference("Late")] };
    expect(await errorOf({ 404: json(reference("Gone")), 409: json(either) })).toBe(
      "ApiError<Gone> | ApiError<Late> | TransportFailure",
    );
  });

  test("tells other bodies by their status", async () => {
    expect(await errorOf({ 404: json(reference("Plain")), 409: json(reference("Plain")) })).toBe(
      "HttpError<404, Plain> | HttpError<409, Plain> | TransportFailure<404 | 409>",
    );
  });

  test("knows every error when the document has a default", async () => {
    expect(await errorOf({ 404: json(reference("Plain")), default: json(reference("Plain")) })).toBe(
      "HttpError<404, Plain> | HttpError<Exclude<ErrorStatus, 404>, Plain> | ConnectionFailure",
    );
  });
});

describe("the output", () => {
  const declarationOf = async (responses: object): Promise<string> => {
    const operation = { operationId: "op", responses: responses as never };
    return (
      /export const op: (.*)\n.*@__PURE__ \*\/ (.*);/
        .exec(await operationsOf({ "/x": { get: operation } }))
        ?.slice(1)
        .join(" ") ?? ""
    );
  };
  const body = (mediaType: string) => ({ description: "x", content: { [mediaType]: {} } });

  test.each<[string, object, string]>([
    ["JSON", { 200: json(text) }, `<undefined, string, OpError> = operation("GET /x")`],
    [
      "nothing",
      { 204: { description: "x" } },
      `<undefined, undefined, OpError> = operation("GET /x", { decode: noContent })`,
    ],
    [
      "JSON or nothing",
      { 200: json(text), 204: { description: "x" } },
      `<undefined, string | undefined, OpError> = operation("GET /x", { decode: optionalJson })`,
    ],
    [
      "text",
      { 200: body("text/csv") },
      `<undefined, string, OpError> = operation("GET /x", { decode: textResponse, accept: "text/csv" })`,
    ],
    [
      "a file",
      { 200: body("image/png") },
      `<undefined, Blob, OpError> = operation("GET /x", { decode: blobResponse, accept: "image/png" })`,
    ],
    [
      "JSON or text",
      { 200: { description: "x", content: { "application/json": { schema: { type: "number" } }, "text/plain": {} } } },
      `<undefined, number | string, OpError> = operation("GET /x", { decode: anyResponse, accept: "application/json, text/plain" })`,
    ],
    [
      "JSON also as XML",
      { 200: { description: "x", content: { "application/json": { schema: text }, "application/xml": {} } } },
      `<undefined, string, OpError> = operation("GET /x")`,
    ],
  ])("is %s", async (_, responses, expected) => {
    expect(await declarationOf(responses)).toBe(`OptionalCall${expected}`);
  });
});

test("a comment says what is called, what it needs and how; what is deprecated says until when", async () => {
  const operation = testOperation("get", text, {
    summary: "Reads a thing",
    description: "As it is now.\n@internal",
    deprecated: true,
    "x-sunset": "2030-01-31",
    security: [{ token: ["things:read"] }],
    parameters: [{ name: "id", in: "path", required: true, schema: text, example: "t-1" }],
  });
  expect(await operationsOf({ "/things/{id}": { get: operation } })).toContain(`/**
 * Reads a thing
 *
 * As it is now.
 * \\@internal
 *
 * \`GET /things/{id}\` · scopes \`things:read\`
 *
 * @deprecated Goes away on 2030-01-31.
 *
 * @example
 * const result = await get(api, { id: "t-1" });
 */`);
});
