import { expect, test, vi } from "vitest";
import {
  createApi,
  operation,
  ResponseFormatError,
  type SchemaValidator,
  schemaValidator,
  stream,
  type Validators,
  validateResponses,
} from "../../src/index.ts";
import { event, events, json, serve } from "../support/server.ts";

interface Run {
  readonly runId: string;
}

const getRun = operation<{ readonly runId: string }, Run, Error>("GET /runs/{runId}");
const watchRun = stream<{ readonly runId: string }, number, string, Error>("GET /runs/{runId}/events");

const validators: Validators = {
  "GET /runs/{runId}": {
    200: schemaValidator({ type: "object", required: ["runId"], properties: { runId: { type: "string" } } }),
    "2XX": schemaValidator(false),
  },
  "GET /runs/{runId}/events": {
    item: schemaValidator({ type: "integer" }),
    done: schemaValidator({ type: "string" }),
    error: schemaValidator({ type: "object", properties: { code: { type: "string" } } }),
  },
};

async function server(body: unknown, status = 200) {
  return serve((request, response) =>
    request.url?.endsWith("/events")
      ? events(response, ...(body as string[]))
      : json(response, status, body, { "x-request-id": "req-7" }),
  );
}

test("throws what names operation, place and request, and shows no value", async () => {
  const { baseUrl } = await server({ runId: 4711 });
  const api = createApi({ baseUrl, use: [validateResponses(validators, { mode: "throw" })] });
  const { error } = await getRun(api, { runId: "a" }).safe();
  expect(ResponseFormatError.is(error)).toBe(true);
  expect(error?.message).toContain("200 is not what the document says: /runId must be string");
  expect(error).toMatchObject({ operation: "GET /runs/{runId}", requestId: "req-7" });
  expect(error?.message).not.toContain("4711");
});

test("warns, and gives the answer all the same", async () => {
  const { baseUrl } = await server({ runId: 1 });
  const report = vi.fn();
  const told = createApi({ baseUrl, use: [validateResponses(validators, { mode: "warn", report })] });
  expect(await getRun(told, { runId: "a" })).toEqual({ runId: 1 });
  expect(report).toHaveBeenCalledOnce();
  const warn = vi.spyOn(console, "warn").mockReturnValue();
  const quiet = createApi({ baseUrl, use: [validateResponses(validators, { mode: "warn" })] });
  await getRun(quiet, { runId: "a" });
  expect(warn).toHaveBeenCalledOnce();
  warn.mockRestore();
});

test("checks nothing when it is off, and what it has no validator for", async () => {
  const { baseUrl } = await server({ runId: 1 });
  for (const use of [
    [validateResponses(validators, { mode: "off" })],
    [validateResponses({}, { mode: "throw" })],
    [validateResponses({ "GET /runs/{runId}": { item: schemaValidator(false) } }, { mode: "throw" })],
  ]) {
    expect(await getRun(createApi({ baseUrl, use }), { runId: "a" })).toEqual({ runId: 1 });
  }
});

test("takes the range when there is no validator for the status", async () => {
  const { baseUrl } = await server({ runId: "a" }, 201);
  const api = createApi({ baseUrl, use: [validateResponses(validators, { mode: "throw" })] });
  await expect(getRun(api, { runId: "a" })).rejects.toThrow("201 is not what the document says");
});

test("gives what a Standard Schema makes of the value, late or not", async () => {
  const { baseUrl } = await server({ runId: "a" });
  const shout: SchemaValidator<unknown> = {
    "~standard": {
      version: 1,
      vendor: "test",
      validate: async (value) => ({ value: { ...(value as Run), late: true } }),
    },
  };
  const api = createApi({
    baseUrl,
    use: [validateResponses({ "GET /runs/{runId}": { 200: shout } }, { mode: "throw" })],
  });
  expect(await getRun(api, { runId: "a" })).toEqual({ runId: "a", late: true });
});

test.each([
  ["item", event("x", 1)],
  ["done", event(1, 1, "done")],
])("checks the %s of a stream", async (part, block) => {
  const { baseUrl } = await server([event(0, 0), block]);
  const api = createApi({ baseUrl, use: [validateResponses(validators, { mode: "throw" })] });
  const source = watchRun(api, { runId: "a" });
  expect(await source.next()).toEqual({ done: false, value: 0 });
  await expect(source.next()).rejects.toThrow(`${part} is not what the document says`);
});

test("leaves an error what it is, also one that the document does not know", async () => {
  const { baseUrl } = await server([event({ code: 7, status: 503 }, 1, "error")]);
  const api = createApi({ baseUrl, use: [validateResponses(validators, { mode: "throw" })] });
  await expect(watchRun(api, { runId: "a" }).next()).rejects.toMatchObject({ code: "HTTP_503", status: 503 });
});
