import { inspect } from "node:util";
import { expect, test } from "vitest";
import {
  ApiError,
  apiKey,
  bearer,
  type Call,
  CallError,
  createApi,
  isErrorOf,
  limitErrorBodies,
  NetworkError,
  operation,
  RequestError,
  ResponseFormatError,
  type TransportFailure,
} from "../../src/index.ts";
import { json, serve } from "../support/server.ts";

const get: Call<Record<string, unknown>, unknown, TransportFailure> = operation("GET /runs/{runId}{?q}");

async function failure(
  answer: Parameters<typeof serve>[0],
  options = {},
): Promise<CallError & Record<string, unknown>> {
  const { baseUrl } = await serve(answer);
  const result = await get(createApi({ baseUrl, ...options }), { runId: "r1" }).safe();
  if (result.ok) throw new Error("It was a success.");
  return result.error as unknown as CallError & Record<string, unknown>;
}

const problem = { type: "about:blank", title: "No run", status: 404, code: "RUN_NOT_FOUND", data: { runId: "r1" } };

test("a problem is an ApiError with its code and data", async () => {
  const error = await failure((_, response) => json(response, 404, problem, { "x-request-id": "req-7" }));
  expect(error).toBeInstanceOf(Error);
  expect(error).toBeInstanceOf(ApiError);
  expect(ApiError.is(error) && CallError.is(error)).toBe(true);
  expect(error).toMatchObject({
    code: "RUN_NOT_FOUND",
    status: 404,
    data: { runId: "r1" },
    problem,
    operation: "GET /runs/{runId}",
    requestId: "req-7",
    retryable: false,
  });
  expect(error.message).toMatch(/^GET \/runs\/\{runId\}: 404 .*No run.*\(request req-7\)$/);
  expect(isErrorOf(get, error)).toBe(true);
  expect(isErrorOf(operation("GET /other"), error)).toBe(false);
});

test("oRPC's own error JSON has its code and data", async () => {
  const body = { defined: true, code: "CONFLICT", status: 409, message: "Taken", data: { by: "x" } };
  const error = await failure((_, response) => json(response, 409, body, { "content-type": "application/json" }));
  expect(error).toMatchObject({ code: "CONFLICT", status: 409, data: { by: "x" } });
});

test.each([
  ["HTML", "text/html", "<h1>Bad gateway</h1>"],
  ["text", "text/plain", "upstream is down"],
  ["nothing", "text/plain", ""],
  ["truncated JSON", "application/json", '{"code": "RUN_NO'],
  ["a code that is no string", "application/json", '{"code": 17}'],
  ["null", "application/json", "null"],
])("an error whose body is %s has the code of its status", async (_, type, body) => {
  const error = await failure((_request, response) => response.writeHead(502, { "content-type": type }).end(body));
  expect(error).toMatchObject({ code: "HTTP_502", status: 502, retryable: true });
  expect(error).toBeInstanceOf(ApiError);
  expect(error.message).toContain(body);
});

test("a long error body is cut in the message", async () => {
  const error = await failure((_, response) => response.writeHead(500).end("x".repeat(10 << 20)));
  expect(error.message.length).toBeLessThan(600);
});

test("limitErrorBodies reads the beginning of a 10 MB error and cancels the rest", async () => {
  let closed: Promise<unknown> | undefined;
  const answer = (_: unknown, response: import("node:http").ServerResponse) => {
    closed = new Promise((resolve) => response.once("close", () => resolve(response.writableFinished)));
    response.writeHead(500, { "content-type": "text/plain" });
    // Never ended: only a cancelled request ends this test.
    response.write("x".repeat(10 << 20));
  };
  const error = await failure(answer, { use: [limitErrorBodies()] });
  expect(error).toMatchObject({ code: "HTTP_500", problem: "x".repeat(65_536) });
  expect(await closed).toBe(false);
});

test.each([
  ["HTML", "text/html", "<p>Log in</p>"],
  ["truncated JSON", "application/json", '{"id": 1'],
  ["a problem", "application/problem+json", JSON.stringify(problem)],
  ["text that is JSON", "text/plain", "17"],
])("a 200 that is %s is a ResponseFormatError", async (_, type, body) => {
  const error = await failure((_request, response) => response.writeHead(200, { "content-type": type }).end(body));
  expect(error).toBeInstanceOf(ResponseFormatError);
  expect(error).not.toBeInstanceOf(ApiError);
  expect(error).toMatchObject({ code: "UNEXPECTED_RESPONSE", status: 200, operation: "GET /runs/{runId}" });
  expect(error.message).toContain(body);
});

test("JSON of another media type, or of none, is read", async () => {
  const type = { "content-type": "application/vnd.acme+json; charset=utf-8" };
  const { baseUrl } = await serve((_, response, index) => response.writeHead(200, index ? {} : type).end("[1]"));
  const api = createApi({ baseUrl });
  expect(await get(api, { runId: 1 })).toEqual([1]);
  expect(await get(api, { runId: 1 })).toEqual([1]);
});

test("a server that is not there, and one that hangs up within a body, are NetworkErrors with a cause", async () => {
  const gone = (await get(createApi({ baseUrl: "http://127.0.0.1:1" }), { runId: 1 }).catch(
    (reason: CallError) => reason,
  )) as CallError;
  expect(gone).toBeInstanceOf(NetworkError);
  expect(gone.cause).toBeInstanceOf(TypeError);
  const broken = await failure((_, response) => {
    response.writeHead(200, { "content-type": "application/json", "content-length": "100" }).write("{");
    setTimeout(() => response.destroy(), 20);
  });
  expect(broken).toMatchObject({ name: "CallError", code: "NETWORK_ERROR" });
});

test.each([
  ["a newline", "a\r\nx-evil: 1"],
  ["a letter beyond Latin-1", "名"],
])("a header with %s is a RequestError that does not show it", async (_, value) => {
  const { baseUrl, requests } = await serve((_request, response) => json(response, 200, 1));
  for (const call of [
    get(createApi({ baseUrl, auth: bearer(value) }), { runId: 1 }),
    get(createApi({ baseUrl, headers: { "x-key": value } }), { runId: 1 }),
    get(createApi({ baseUrl }), { runId: 1 }, { headers: { "x-key": value } }),
  ]) {
    const error = await call.catch((reason) => reason);
    expect(error).toBeInstanceOf(RequestError);
    expect(inspect(error, { depth: 9 })).not.toContain(value);
  }
  expect(requests).toHaveLength(0);
});

test("what fails while a request is made, as a token that cannot be had, is a RequestError with the cause", async () => {
  const cause = new Error("vault is sealed");
  const auth = bearer(() => Promise.reject(cause));
  const error = await failure((_, response) => json(response, 200, 1), { auth });
  expect(error).toBeInstanceOf(RequestError);
  expect(error.cause).toBe(cause);
});

test("no secret is shown by an error", async () => {
  for (const auth of [
    bearer("s3cret"),
    apiKey({ in: "query", name: "key" }, "s3cret"),
    apiKey({ in: "header", name: "X-Key" }, "s3cret"),
  ]) {
    const refused = await failure((_, response) => json(response, 401, { code: "UNAUTHORIZED" }), { auth });
    const lost = await failure((_, response) => response.destroy(), { auth });
    for (const error of [refused, lost]) {
      for (const shown of [
        error.message,
        String(error),
        error.stack,
        JSON.stringify(error),
        inspect(error, { depth: 9 }),
      ]) {
        expect(shown).not.toContain("s3cret");
      }
    }
  }
});

test("an error that only safe() looks at is no unhandled rejection", async () => {
  const unhandled: unknown[] = [];
  const listen = (reason: unknown) => unhandled.push(reason);
  process.on("unhandledRejection", listen);
  try {
    await failure((_, response) => json(response, 500, {}));
    await new Promise((resolve) => setTimeout(resolve, 20));
  } finally {
    process.off("unhandledRejection", listen);
  }
  expect(unhandled).toEqual([]);
});

test("a URL that cannot be requested is a RequestError that does not show it", async () => {
  const auth = apiKey({ in: "query", name: "key" }, "s3cret");
  for (const baseUrl of ["http://alice:s3cret@x.test", "/relative", "http://["]) {
    const error = await get(createApi({ baseUrl, auth }), { runId: 1 }).catch((reason) => reason);
    expect(error).toBeInstanceOf(RequestError);
    expect(inspect(error, { depth: 9 })).not.toContain("s3cret");
  }
});
