import { once } from "node:events";
import type { ServerResponse } from "node:http";
import { expect, test } from "vitest";
import {
  AbortedError,
  ApiError,
  createApi,
  type EventStream,
  NetworkError,
  ResponseFormatError,
  type StreamOptions,
  stream,
} from "../../src/index.ts";
import { event, events, json, serve, type TestServer } from "../support/server.ts";

const watch = stream<{ readonly runId: string }, number, string, ApiError>("GET /runs/{runId}/events");

function open({ baseUrl }: TestServer, options?: StreamOptions): EventStream<number, string> {
  return watch(createApi({ baseUrl }), { runId: "r/1" }, options);
}

async function collect<Item, Return>(source: EventStream<Item, Return>) {
  const items: Item[] = [];
  for (;;) {
    const next = await source.next();
    if (next.done) return { items, returned: next.value };
    items.push(next.value);
  }
}

/** Resolves when the bytes have left the process, so that the reader has them before the line breaks. */
async function written(response: ServerResponse, text: string): Promise<void> {
  await new Promise((resolve) => response.write(text, resolve));
  await new Promise((resolve) => setTimeout(resolve, 20));
}

async function failureOf(source: EventStream<unknown, unknown>): Promise<unknown> {
  return collect(source).then(
    () => undefined,
    (error: unknown) => error,
  );
}

test("yields items, returns what the stream returns, and asks for an event stream", async () => {
  const server = await serve((_, response) =>
    events(response, event(1, "a"), event(2, "b"), event("over", "c", "done")),
  );
  const source = open(server);
  expect(server.requests).toHaveLength(0);
  expect(source.lastEventId).toBe("");
  expect(await collect(source)).toEqual({ items: [1, 2], returned: "over" });
  expect(source.lastEventId).toBe("c");
  expect(server.requests[0]?.url).toBe("/runs/r%2F1/events");
  expect(server.requests[0]?.headers["accept"]).toBe("text/event-stream");
  expect(server.requests[0]?.headers["last-event-id"]).toBeUndefined();
});

test.each([
  ["[DONE]", (text: string) => `${text}data: [DONE]\n\n`],
  ["a done event without data", (text: string) => `${text}event: done\n\n`],
])("ends on %s", async (_name, write) => {
  const server = await serve((_, response) => events(response, write(event(1))));
  expect(await collect(open(server))).toEqual({ items: [1], returned: undefined });
  expect(server.requests).toHaveLength(1);
});

test("ends on 204", async () => {
  const server = await serve((_, response) => response.writeHead(204).end());
  expect(await collect(open(server))).toEqual({ items: [], returned: undefined });
});

test("throws the typed error of the stream, with its own status", async () => {
  const problem = { status: 409, code: "RUN_ALREADY_FINISHED", data: { at: 1 } };
  const server = await serve((_, response) => events(response, event(1, 1), event(problem, 2, "error")));
  const error = await failureOf(open(server));
  expect(ApiError.is(error) && { ...error, status: error.status }).toMatchObject({
    code: "RUN_ALREADY_FINISHED",
    status: 409,
    data: { at: 1 },
    operation: "GET /runs/{runId}/events",
    requestId: "req-1",
  });
  expect(server.requests).toHaveLength(1);
});

test.each([400, 401, 403, 404, 406, 501])("throws a %i before the stream at once", async (status) => {
  const server = await serve((_, response) => json(response, status, { code: "NO", data: null }));
  expect(await failureOf(open(server))).toMatchObject({ code: "NO", status });
  expect(server.requests).toHaveLength(1);
});

test("refuses an answer that is not an event stream, and says what it is", async () => {
  const server = await serve((_, response) =>
    response.writeHead(200, { "content-type": "text/html" }).end("<p>Log in"),
  );
  const error = await failureOf(open(server));
  expect(ResponseFormatError.is(error) && error.message).toContain("text/html: <p>Log in");
});

test("refuses an item that is not JSON, and an event without end", async () => {
  const garbled = await serve((_, response) => events(response, "id: 5\ndata: {oops\n\n"));
  expect(await failureOf(open(garbled))).toMatchObject({ code: "UNEXPECTED_RESPONSE" });
  const endless = await serve((_, response) => void events(response, `data: ${"x".repeat(2000)}`));
  expect(await failureOf(open(endless, { maxEventSize: 1000 }))).toMatchObject({ code: "UNEXPECTED_RESPONSE" });
});

test("gives plain text where the document says so", async () => {
  const server = await serve((_, response) => events(response, "data: 1\ndata: 2\n\ndata:\n\ndata: [DONE]\n\n"));
  const lines = stream<object, string, undefined, ApiError>("GET /log", { text: true });
  expect((await collect(lines(createApi(server), {}))).items).toEqual(["1\n2", ""]);
});

test("resumes after the last event when the line breaks", async () => {
  const server = await serve(async (_, response, index) => {
    if (index > 0) return events(response, event(2, "é2"), event(3, "é3"), event("end", undefined, "done")).end();
    await written(events(response, event(1, "é1"), event(2, "é2")), "id: é3\ndata: 3\n");
    return response.destroy();
  });
  expect(await collect(open(server))).toEqual({ items: [1, 2, 3], returned: "end" });
  const sent = Buffer.from(server.requests[1]?.headers["last-event-id"] as string, "latin1").toString();
  expect(sent).toBe("é2");
});

test("resumes when the stream ends without its last event", async () => {
  const server = await serve((request, response) => {
    const from = Number(request.headers["last-event-id"] ?? 0);
    if (from < 3) return events(response, event(from + 1, from + 1)).end();
    return events(response, event("end", undefined, "done")).end();
  });
  expect(await collect(open(server))).toEqual({ items: [1, 2, 3], returned: "end" });
});

test.each([500, 502, 503, 520, 429, 408])("tries again after a %i, when the server says", async (status) => {
  const server = await serve((_, response, index) =>
    index < 2 ? json(response, status, {}, { "retry-after": "0" }) : events(response, event("end", 1, "done")),
  );
  expect(await collect(open(server))).toMatchObject({ returned: "end" });
  expect(server.requests).toHaveLength(3);
});

test("starts where the caller says, and does not hand that event out again", async () => {
  const server = await serve((_, response) => events(response, event(4, 4), event(5, 5), event("end", 6, "done")));
  const source = open(server, { lastEventId: "4" });
  expect(await collect(source)).toEqual({ items: [5], returned: "end" });
  expect(server.requests[0]?.headers["last-event-id"]).toBe("4");
});

test("takes the end of the response for the end, when the stream has no event for it", async () => {
  const server = await serve((_, response) => events(response, event(1, 1), event(2, 2)).end());
  const watch = stream<object, number, undefined, ApiError>("GET /events", { terminal: false });
  expect(await collect(watch(createApi(server), {}))).toEqual({ items: [1, 2], returned: undefined });
  expect(server.requests).toHaveLength(1);
});

test("gives up when nothing new comes, however often", async () => {
  const server = await serve((_, response) => events(response, event(1, 1)).end());
  const error = await failureOf(open(server, { maxReconnects: 4 }));
  expect(NetworkError.is(error)).toBe(true);
  expect(server.requests).toHaveLength(5);
});

test("does not ask again when events had no id: some would be lost or seen twice", async () => {
  const broken = await serve(async (_, response) => {
    await written(events(response), event(1));
    response.destroy();
  });
  expect(await failureOf(open(broken))).toMatchObject({ code: "NETWORK_ERROR" });
  expect(broken.requests).toHaveLength(1);
  const ended = await serve((_, response) => events(response, event(1)).end());
  expect(await collect(open(ended))).toEqual({ items: [1], returned: undefined });
  const watchToEnd = stream<object, number, string, ApiError>("GET /events", { terminal: true });
  expect(await failureOf(watchToEnd(createApi(ended), {}))).toMatchObject({ code: "NETWORK_ERROR" });
  const always = await serve((_, response, index) =>
    events(response, event(index), index ? event("end", undefined, "done") : "").end(),
  );
  expect(await collect(open(always, { reconnectWithoutId: true }))).toEqual({ items: [0, 1], returned: "end" });
});

test("does not send a POST twice that may have been taken", async () => {
  const server = await serve((_, response) => json(response, 502, {}, { "retry-after": "0" }));
  const chat = stream<{ readonly prompt: string }, number, string, ApiError>("POST /chat >");
  expect(await failureOf(chat(createApi(server), { prompt: "hi" }))).toMatchObject({ status: 502 });
  expect(server.requests).toHaveLength(1);
});

test("break cancels the request", async () => {
  const closed = Promise.withResolvers<void>();
  const server = await serve((request, response) => {
    request.on("close", closed.resolve);
    events(response, event(1, 1), event(2, 2));
  });
  for await (const item of open(server)) {
    expect(item).toBe(1);
    break;
  }
  await closed.promise;
});

test("return ends a next that waits, and cancels the request", async () => {
  const closed = Promise.withResolvers<void>();
  const server = await serve((request, response) => {
    request.on("close", closed.resolve);
    events(response, event(1, 1));
  });
  const source = open(server);
  await source.next();
  const waiting = source.next();
  await source.return("enough");
  expect(await waiting).toEqual({ done: true, value: undefined });
  expect(await source.next()).toEqual({ done: true, value: undefined });
  await closed.promise;
});

test("return before the first next sends nothing", async () => {
  const server = await serve((_, response) => events(response));
  const source = open(server);
  expect(await source.return("never")).toEqual({ done: true, value: "never" });
  expect(await source.next()).toEqual({ done: true, value: undefined });
  expect(server.requests).toHaveLength(0);
});

test("an abort ends a next that waits with an AbortedError, cancels the request, and hands nothing more out", async () => {
  const closed = Promise.withResolvers<void>();
  const server = await serve((request, response) => {
    request.on("close", closed.resolve);
    events(response, event(1, 1));
  });
  const controller = new AbortController();
  const source = open(server, { signal: controller.signal });
  await source.next();
  const waiting = source.next();
  controller.abort(new Error("user left"));
  const error = await waiting.catch((error: unknown) => error);
  expect(AbortedError.is(error) && error.cause).toMatchObject({ message: "user left" });
  await closed.promise;

  const buffered = new AbortController();
  const two = await serve((_, response) => events(response, event(1, 1), event(2, 2)));
  const second = open(two, { signal: buffered.signal });
  await second.next();
  buffered.abort();
  await expect(second.next()).rejects.toMatchObject({ code: "ABORTED" });
});

test("an abort ends the wait before a reconnect", async () => {
  const controller = new AbortController();
  const server = await serve((_, response) => {
    json(response, 503, {}, { "retry-after": "3600" });
    setTimeout(() => controller.abort(), 50);
  });
  expect(await failureOf(open(server, { signal: controller.signal }))).toMatchObject({ code: "ABORTED" });
});

test("takes a silent line for dead, unless heartbeats come", async () => {
  const server = await serve(async (_, response, index) => {
    events(response, event(index, index));
    for (let beat = 0; index === 1 && beat < 6; beat++) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      response.write(": beat\n");
    }
    if (index === 1) response.end(event("end", undefined, "done"));
  });
  expect(await collect(open(server, { idleTimeout: 400 }))).toEqual({ items: [0, 1], returned: "end" });
  expect(server.requests).toHaveLength(2);
});

test("pulls: a slow reader holds the server back", async () => {
  let sent = 0;
  const server = await serve(async (_, response) => {
    events(response);
    for (; sent < 400; sent++) {
      if (!response.write(event("x".repeat(100_000), sent))) await once(response, "drain");
    }
    response.end(event("end", undefined, "done"));
  });
  const source = open(server);
  await source.next();
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(sent).toBeLessThan(400);
  expect((await collect(source)).items).toHaveLength(399);
});
