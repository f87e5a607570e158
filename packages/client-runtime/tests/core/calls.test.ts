import { text } from "node:stream/consumers";
import { expect, test } from "vitest";
import {
  type Call,
  createApi,
  noContent,
  operation,
  optionalJson,
  RequestError,
  type TransportFailure,
  unlessEmpty,
  watch,
} from "../../src/index.ts";
import { json, serve } from "../support/server.ts";

type Any = Call<Record<string, unknown>, unknown, TransportFailure>;

/** Answers what it was asked. */
const echo = () =>
  serve(async (request, response) => {
    const { method, url, headers } = request;
    json(response, 200, { method, url, headers, body: await text(request) });
  });

interface Echo {
  readonly method: string;
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly body: string;
}

async function sent(spec: string, input: Record<string, unknown>, traits = {}): Promise<Echo> {
  const { baseUrl } = await echo();
  const call: Any = operation(spec, traits);
  return (await call(createApi({ baseUrl }), input)) as Echo;
}

test("a flat body is what no parameter takes", async () => {
  const call = await sent("PUT /runs/{runId}{?dry,tag*} >", {
    runId: "a b",
    dry: true,
    tag: ["x"],
    note: "hi",
    at: new Date(0),
  });
  expect(call).toMatchObject({ method: "PUT", url: "/runs/a%20b?dry=true&tag=x" });
  expect(call.headers).toMatchObject({ "content-type": "application/json", accept: "application/json" });
  expect(JSON.parse(call.body)).toEqual({ note: "hi", at: "1970-01-01T00:00:00.000Z" });
});

test("a required flat body without properties is an empty object", async () => {
  expect((await sent("POST /runs >", {})).body).toBe("{}");
});

test("an optional flat body without properties is not sent", async () => {
  const call = await sent("POST /runs/{id} >", { id: 1 }, { encode: unlessEmpty() });
  expect(call.body).toBe("");
  expect(call.headers).not.toHaveProperty("content-type");
  expect((await sent("POST /runs/{id} >", { id: 1, a: 2 }, { encode: unlessEmpty() })).body).toBe('{"a":2}');
});

test("a body of one key is that value, null too", async () => {
  expect((await sent("POST /runs >body", { body: [1, 2] })).body).toBe("[1,2]");
  expect((await sent("POST /runs >body", { body: null })).body).toBe("null");
  expect((await sent("POST /runs >body", {})).body).toBe("");
});

test("without a body in the string nothing is sent", async () => {
  expect((await sent("POST /runs", { a: 1 })).body).toBe("");
});

test("a bigint, which JSON has not, is a RequestError", async () => {
  const error = await sent("POST /runs >", { n: 1n }).catch((reason) => reason);
  expect(error).toBeInstanceOf(RequestError);
  expect(error).toMatchObject({ code: "INVALID_REQUEST", operation: "POST /runs" });
});

test("only the input's own keys are sent", async () => {
  expect((await sent("GET /q{?constructor,toString}", {})).url).toBe("/q");
});

test("headers: the client's, then the operation's, then the call's", async () => {
  const { baseUrl } = await echo();
  const api = createApi({ baseUrl: `${baseUrl}/`, headers: { "X-A": "client", "x-b": "client", Accept: "text/x" } });
  const call: Any = operation("GET /x");
  for (const mine of [{ "X-B": "call" }, new Headers({ "X-B": "call" }), [["X-B", "call"]] as [string, string][]]) {
    const { headers, url } = (await call(api, {}, { headers: mine })) as Echo;
    expect(headers).toMatchObject({ "x-a": "client", "x-b": "call", accept: "text/x" });
    expect(url).toBe("/x");
  }
});

test.each([204, 205])("%i is undefined where the document tells of it", async (status) => {
  const { baseUrl } = await serve((_, response) => response.writeHead(status).end());
  const api = createApi({ baseUrl });
  for (const decode of [noContent, optionalJson]) {
    const call: Any = operation("DELETE /x", { decode });
    expect(await call(api, {})).toBeUndefined();
  }
  const promised: Any = operation("DELETE /x");
  await expect(promised(api, {})).rejects.toMatchObject({ code: "UNEXPECTED_RESPONSE", status });
});

test("middleware surrounds the request, the first outermost", async () => {
  const { baseUrl } = await echo();
  const seen: string[] = [];
  const named = (name: string) => async (exchange: never, next: (x: never) => Promise<Response>) => {
    seen.push(`${name} in`);
    const response = await next(exchange);
    seen.push(`${name} out`);
    return response;
  };
  const call: Any = operation("GET /x");
  await call(createApi({ baseUrl, use: [named("a"), named("b")] as never }), {});
  expect(seen).toEqual(["a in", "b in", "b out", "a out"]);
});

test("fetch is called with no receiver, and the global one is looked up at each call", async () => {
  const receivers: unknown[] = [];
  function stub(this: unknown): Promise<Response> {
    receivers.push(this);
    return Promise.resolve(Response.json(1));
  }
  const call: Any = operation("GET /x");
  const api = createApi({ baseUrl: "http://x.test" });
  await call(createApi({ baseUrl: "http://x.test", fetch: stub as typeof fetch }), {});
  const real = globalThis.fetch;
  try {
    globalThis.fetch = stub as typeof fetch;
    await call(api, {});
  } finally {
    globalThis.fetch = real;
  }
  expect(receivers).toEqual([undefined, undefined]);
});

test("watch tells of each answer", async () => {
  const { baseUrl } = await echo();
  const statuses: number[] = [];
  const call: Any = operation("GET /x");
  await call(
    watch(createApi({ baseUrl }), ({ status }) => statuses.push(status)),
    {},
  );
  expect(statuses).toEqual([200]);
});

test("JSON or nothing", async () => {
  const { baseUrl } = await serve((_, response, index) => (index ? response.end() : json(response, 200, [1])));
  const call: Any = operation("GET /x", { decode: optionalJson });
  const api = createApi({ baseUrl });
  expect([await call(api, {}), await call(api, {})]).toEqual([[1], undefined]);
});
