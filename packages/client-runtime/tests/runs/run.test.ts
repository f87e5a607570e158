import { expect, test } from "vitest";
import {
  AbortedError,
  bindTrigger,
  CallError,
  createApi,
  openRun,
  type ResultOptions,
  RunFailedError,
  runOperations,
  TimeoutError,
} from "../../src/index.ts";
import { event, events, json, type TestServer } from "../support/server.ts";
import { completed, failed, running, runs, trigger, workflow } from "../support/workflow.ts";

const quick: ResultOptions = { pollInterval: 5 };
const run = (server: TestServer) => openRun(createApi(server), runs, "r1");

test("a trigger resolves with a handle of the run that it started", async () => {
  const server = await workflow();
  const start = bindTrigger(createApi(server), trigger, runs, "/run/id");
  const handle = await start({ invoiceId: "inv-1" });
  expect(handle.runId).toBe("run 1");
  expect(handle.accepted).toEqual({ run: { id: "run 1" } });
  const seen: string[] = [];
  for await (const item of handle.events()) seen.push(item);
  expect(seen).toEqual(["queued"]);
  expect(await handle.result()).toEqual({ total: 42 });
  expect(server.requests.map(({ method, url }) => `${method} ${url}`)).toEqual([
    "POST /runs?invoiceId=inv-1",
    "GET /runs/run%201/events",
    "GET /runs/run%201/events",
  ]);
});

test("a trigger whose answer has no run id says so", async () => {
  const server = await workflow();
  const { error } = await bindTrigger(createApi(server), trigger, runs, "/runId")({ invoiceId: "a" }).safe();
  expect(CallError.is(error) && error.message).toContain("no run id at /runId");
});

test("a run that is picked up by its id: status, timeline, cancel, each with its own input", async () => {
  const server = await workflow();
  const handle = run(server);
  expect(server.requests).toHaveLength(0);
  expect(handle.accepted).toBeUndefined();
  expect(await handle.status()).toEqual(running);
  expect(await handle.timeline({ after: 3 })).toEqual({ events: ["/runs/r1/timeline?after=3"] });
  expect(await handle.cancel({ reason: "twice" }).safe()).toEqual({ ok: true, data: failed });
  expect(server.requests.at(-1)?.url).toBe("/runs/r1/cancel?reason=twice");
});

test("the result of a run that failed is a RunFailedError with what it ended with", async () => {
  const server = await workflow({ events: (_, response) => events(response, event(failed, 1, "done")).end() });
  const { error } = await run(server).result().safe();
  expect(RunFailedError.is(error)).toBe(true);
  expect(error).toMatchObject({ code: "RUN_FAILED", runId: "r1", status: failed });
  expect(error).toBeInstanceOf(RunFailedError);
});

test.each([404, 405, 406, 501, 403])("the result comes from the status when events answer %i", async (status) => {
  const server = await workflow({
    events: (_, response) => json(response, status, { code: "NO" }),
    status: (_, response, index) => json(response, 200, index < 2 ? running : completed),
  });
  expect(await run(server).result(quick)).toEqual({ total: 42 });
  expect([server.asked("events"), server.asked("status")]).toEqual([1, 3]);
});

test("the result comes from the status when something between holds the events back", async () => {
  const server = await workflow({
    events: () => {},
    status: (_, response, index) => json(response, 200, index < 1 ? running : completed),
  });
  expect(await run(server).result(quick)).toEqual({ total: 42 });
});

test("the status is left alone while heartbeats come", async () => {
  const server = await workflow({
    events: async (_, response) => {
      events(response);
      for (let beat = 0; beat < 10; beat++) {
        await new Promise((resolve) => setTimeout(resolve, 30));
        response.write(": beat\n");
      }
      response.end(event(completed, 1, "done"));
    },
  });
  expect(await run(server).result({ pollInterval: 100 })).toEqual({ total: 42 });
  expect(server.asked("status")).toBe(0);
});

test("looks only for changes, and takes a 304 for none", async () => {
  const etags: unknown[] = [];
  const server = await workflow({
    events: (_, response) => json(response, 404, {}),
    status: (request, response, index) => {
      etags.push(request.headers["if-none-match"]);
      if (index === 0) return json(response, 200, running, { etag: '"v1"' });
      if (index < 9) return response.writeHead(304).end();
      return json(response, 200, completed);
    },
  });
  expect(await run(server).result(quick)).toEqual({ total: 42 });
  expect(etags).toEqual([undefined, ...Array(9).fill('"v1"')]);
});

test("looks no sooner than the server asks", async () => {
  const looks: number[] = [];
  const server = await workflow({
    events: (_, response) => json(response, 404, {}),
    status: (_, response, index) => {
      looks.push(Date.now());
      json(response, 200, index < 1 ? running : completed, { "retry-after": "1" });
    },
  });
  await run(server).result(quick);
  // What is tested is the order of two events of one clock, not how fast anything is.
  expect((looks[1] ?? 0) - (looks[0] ?? 0)).toBeGreaterThan(900);
});

test("bears a few failures of the status in a row, not many", async () => {
  const noEvents = { events: (_: unknown, response: Parameters<typeof json>[0]) => json(response, 404, {}) };
  const shaky = await workflow({
    ...noEvents,
    status: (_, response, index) => (index < 4 ? json(response, 503, {}) : json(response, 200, completed)),
  });
  expect(await run(shaky).result(quick)).toEqual({ total: 42 });
  const down = await workflow({ ...noEvents, status: (_, response) => json(response, 503, {}) });
  await expect(run(down).result(quick)).rejects.toMatchObject({ status: 503 });
  expect(down.asked("status")).toBe(6);
});

test("rejects with the status' error when there is no such run", async () => {
  const gone = (_: unknown, response: Parameters<typeof json>[0]) =>
    json(response, 404, { code: "RUN_NOT_FOUND", data: { runId: "r1" } });
  const server = await workflow({ events: gone, status: gone });
  const { error } = await run(server).result(quick).safe();
  expect(error).toMatchObject({ code: "RUN_NOT_FOUND", data: { runId: "r1" }, operation: "GET /runs/{runId}" });
  expect(server.asked("status")).toBe(1);
});

test("a timeout is a TimeoutError; the connection is closed and the run goes on", async () => {
  const closed = Promise.withResolvers<void>();
  const server = await workflow({
    events: (request, response) => {
      request.on("close", closed.resolve);
      events(response, event("queued", 1));
    },
  });
  const { error } = await run(server).result({ timeout: 100 }).safe();
  expect(TimeoutError.is(error)).toBe(true);
  expect((error as Error).message).toContain("run r1 has not ended within 100 ms");
  await closed.promise;
  expect(server.asked("cancel")).toBe(0);
});

test("an abort is an AbortedError, before and while it waits", async () => {
  const server = await workflow({ events: (_, response) => void events(response, event("queued", 1)) });
  const controller = new AbortController();
  const waiting = run(server).result({ signal: controller.signal });
  setTimeout(() => controller.abort(), 20);
  const error: unknown = await waiting.catch((error: unknown) => error);
  expect(AbortedError.is(error)).toBe(true);
  await expect(run(server).result({ signal: controller.signal })).rejects.toMatchObject({ code: "ABORTED" });
});

test("runs without events, and operations that a document does not have", async () => {
  const { status } = runs;
  const bare = runOperations({ status });
  const server = await workflow({
    status: (_, response, index) => json(response, 200, index < 1 ? running : { ...completed, result: { total: 7 } }),
  });
  const handle = openRun(createApi(server), bare, "r1");
  expect(await handle.result(quick)).toEqual({ total: 7 });
  await expect(handle.cancel()).rejects.toMatchObject({ code: "INVALID_REQUEST" });
  expect(() => handle.events()).toThrow("no events");
});
