import { type ApiError, createApi, type EventStream, type StreamOptions, stream } from "@rawr/client-runtime";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Run, RunStore, TimelineEvent } from "../../src/port.ts";
import { createEventStream } from "../../src/sse/create-event-stream.ts";
import { writeEventStream } from "../../src/sse/write-event-stream.ts";
import { appendTimeline } from "../../src/store/append.ts";
import { createRunStore } from "../../src/store/run-store.ts";
import { MemoryRunStore } from "../../src/testing/memory-run-store.ts";
import { endRun, seedRun, temporaryDatabase } from "../../src/testing/temporary-database.ts";
import { VirtualClock } from "../../src/testing/virtual-clock.ts";
import { answer, serve, type TestServer } from "./serve.ts";

const watch = stream<{ readonly runId: string }, TimelineEvent, Run, ApiError>("GET /runs/{runId}/events", {
  terminal: true,
});
const open = ({ baseUrl }: TestServer, options?: StreamOptions): EventStream<TimelineEvent, Run> =>
  watch(createApi({ baseUrl }), { runId: "r" }, options);

async function collect<Item, Return>(source: EventStream<Item, Return>) {
  const items: Item[] = [];
  for (;;) {
    const next = await source.next();
    if (next.done) return { items, returned: next.value };
    items.push(next.value);
  }
}

/** The machine may be busy; what never comes true still fails. */
const eventually = <T>(look: () => T | Promise<T>) => expect.poll(look, { timeout: 30_000 });
const sequences = (events: readonly { readonly sequence: number }[]) => events.map(({ sequence }) => sequence);

function storeWith(steps: number, { ended = true } = {}) {
  const store = new MemoryRunStore();
  store.put({ runId: "r", output: "€" });
  store.append("r", { type: "run.queued", detail: { secret: true } });
  for (let step = 1; step <= steps; step++) store.append("r", { type: "step.completed", step: `é${step}`, attempt: 1 });
  if (ended) store.append("r", { type: "run.completed" });
  return store;
}

/** Serves the events of a run in one of the two ways. */
type Serve = (
  store: MemoryRunStore,
  options?: { retryMs?: number; clock?: VirtualClock; pad?: string },
) => Promise<TestServer>;
const ways: readonly (readonly [string, Serve])[] = [
  [
    "as a response of the web",
    (store, { retryMs = 1, clock = new VirtualClock(), pad } = {}) => {
      const toData = pad === undefined ? {} : { toData: (event: TimelineEvent) => ({ ...event, pad }) };
      return serve((request, response) =>
        answer(request, response, (asked) =>
          createEventStream({ store, runId: "r", request: asked, clock, retryMs, ...toData }),
        ),
      );
    },
  ],
  [
    "written to Node's response",
    (store, { retryMs = 1, clock = new VirtualClock(), pad } = {}) => {
      const toData = pad === undefined ? {} : { toData: (event: TimelineEvent) => ({ ...event, pad }) };
      return serve((request, response) =>
        writeEventStream({ store, runId: "r", request, clock, retryMs, ...toData }, response),
      );
    },
  ],
];

describe.each(ways)("%s", (_name, host) => {
  test("a run that has ended is told from the beginning, with its status as the return value", async () => {
    const server = await host(storeWith(3));
    const source = open(server);
    const { items, returned } = await collect(source);
    expect(sequences(items)).toEqual([1, 2, 3, 4, 5]);
    expect(items[1]).toEqual({ type: "step.completed", step: "é1", attempt: 1, at: expect.any(String), sequence: 2 });
    expect(JSON.stringify(items)).not.toContain("secret");
    expect(returned).toMatchObject({ runId: "r", status: "completed", output: "€" });
    expect(server.requests).toHaveLength(1);
  });

  test("a row arrives while the run goes on, and the subscription ends with the reader", async () => {
    const store = storeWith(0, { ended: false });
    const source = open(await host(store));
    expect((await source.next()).value).toMatchObject({ sequence: 1 });
    const next = source.next();
    store.append("r", { type: "run.started" });
    expect((await next).value).toMatchObject({ sequence: 2, type: "run.started" });
    expect(store.subscriptions).toBe(1);
    await source.return(undefined as never);
    await eventually(() => store.subscriptions).toBe(0);
  });

  test("what answers before the stream: unknown runs, ids that were never sent, nothing more to tell", async () => {
    const { baseUrl } = await host(storeWith(1));
    const ask = (lastEventId: string) => fetch(`${baseUrl}/x`, { headers: { "last-event-id": lastEventId } });
    for (const id of ["4", "99"]) expect((await ask(id)).status).toBe(204);
    for (const id of ["-1", "1.5", "abc", "9".repeat(20)]) {
      const refused = await ask(id);
      expect(refused.status).toBe(400);
      expect(refused.headers.get("content-type")).toBe("application/problem+json");
      expect(await refused.json()).toMatchObject({
        code: "BAD_REQUEST",
        data: { issues: [{ path: ["headers", "last-event-id"] }] },
      });
    }
    const running = await host(storeWith(1, { ended: false }));
    expect((await fetch(running.baseUrl, { headers: { "last-event-id": "3" } })).status).toBe(400);
    const empty = await fetch((await host(new MemoryRunStore())).baseUrl);
    expect([empty.status, await empty.json()]).toMatchObject([
      404,
      { type: "urn:problem:run-not-found", code: "RUN_NOT_FOUND", status: 404, data: { runId: "r" } },
    ]);
  });

  test("who lost the line between the last row and the return value still gets it, and then no more", async () => {
    const server = await host(storeWith(1));
    const { items, returned } = await collect(open(server, { lastEventId: "3" }));
    expect(items).toEqual([]);
    expect(returned).toMatchObject({ status: "completed" });
    expect(await collect(open(server, { lastEventId: "4" }))).toEqual({ items: [], returned: undefined });
  });

  test("a quiet stream gives signs of life, by one timer for all, and none when nobody listens", async () => {
    const clock = new VirtualClock();
    const store = storeWith(0, { ended: false });
    const { baseUrl } = await host(store, { clock, retryMs: 7 });
    const readers = await Promise.all(
      Array.from({ length: 40 }, async () =>
        (await fetch(baseUrl)).body!.pipeThrough(new TextDecoderStream()).getReader(),
      ),
    );
    const first = readers[0]!;
    let text = "";
    const until = async (end: string) => {
      while (!text.endsWith(end)) text += (await first.read()).value;
    };
    await until('"sequence":1}\n\n');
    expect(text.startsWith(":\nretry: 7\n\nevent: message\nid: 1\ndata: {")).toBe(true);
    await eventually(() => store.subscriptions).toBe(40);
    expect(clock.pending).toBe(1);
    text = "";
    clock.advanceTo(clock.now() + 15_000);
    await until(":\n\n");
    expect(text).toBe(":\n\n");
    await Promise.all(readers.map((reader) => reader.cancel()));
    await eventually(() => clock.pending).toBe(0);
    expect(store.subscriptions).toBe(0);
  });

  test("a reader who does not read costs a bounded buffer, is dropped after a while, and resumes", async () => {
    const clock = new VirtualClock();
    const store = storeWith(0, { ended: false });
    const rows = 300;
    const server = await host(store, { clock, pad: "x".repeat(100_000) });
    const asleep = await fetch(server.baseUrl);
    for (let step = 0; step < rows; step++) store.append("r", { type: "step.completed", step: `${step}`, attempt: 1 });
    // Kernel buffers take some megabytes; then the server's own stay small.
    await settled(() => [...server.sockets].map((socket) => socket.writableLength).join());
    for (const socket of server.sockets) expect(socket.writableLength).toBeLessThan(300_000);
    expect(store.subscriptions).toBe(1);
    for (let beat = 0; beat < 6; beat++) clock.advanceTo(clock.now() + 15_000);
    await eventually(() => store.subscriptions).toBe(0);
    await eventually(() => server.sockets.size).toBe(0);
    await expect(asleep.text()).rejects.toThrow();

    store.append("r", { type: "run.completed" });
    const { items } = await collect(open(server, { lastEventId: "100" }));
    expect(sequences(items)).toEqual(Array.from({ length: rows + 2 - 100 }, (_, index) => index + 101));
  });

  test("every event arrives once and in order, wherever connections break", async () => {
    const breaks = fc.array(fc.record({ after: fc.nat(900), gently: fc.boolean() }), { maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 12 }), breaks, async (steps, cuts) => {
        const store = storeWith(0, { ended: false });
        const inner = await host(store);
        // Between the reader and the server: a line that breaks after so many bytes.
        const line = await serve(async (request, response, index) => {
          const cut = cuts[index];
          const id = request.headers["last-event-id"];
          const upstream = await fetch(inner.baseUrl, {
            headers: id === undefined ? {} : { "last-event-id": `${id}` },
          });
          response.writeHead(upstream.status, Object.fromEntries(upstream.headers));
          let left = cut?.after ?? Number.POSITIVE_INFINITY;
          for await (const chunk of upstream.body ?? []) {
            await new Promise((written) => response.write(chunk.subarray(0, left), written));
            left -= chunk.byteLength;
            if (left <= 0) return cut?.gently ? response.end() : response.destroy();
          }
          return response.end();
        });
        const reading = collect(open(line));
        for (let step = 1; step <= steps; step++) {
          store.append("r", { type: "step.completed", step: `é${step}`, attempt: 1 });
          if (step % 3 === 0) await new Promise(setImmediate);
        }
        store.append("r", { type: "run.completed" });
        const { items, returned } = await reading;
        expect(sequences(items)).toEqual(Array.from({ length: steps + 2 }, (_, index) => index + 1));
        expect(returned).toMatchObject({ status: "completed" });
        await eventually(() => store.subscriptions).toBe(0);
      }),
      { numRuns: 25 },
    );
  });
});

/** Resolves when something has stayed as it is for a while. */
async function settled(look: () => string): Promise<void> {
  for (let last = "", same = 0; same < 5; ) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    const now = look();
    same = now === last ? same + 1 : 0;
    last = now;
  }
}

test("streams of one run share the bytes of a row", async () => {
  const store = storeWith(2);
  let made = 0;
  const toData = (event: TimelineEvent) => ({ sequence: event.sequence, made: ++made });
  const clock = new VirtualClock();
  for (let reader = 0; reader < 3; reader++) {
    const response = await createEventStream({ store, runId: "r", clock, toData, final: ({ status }) => status });
    expect(await response.text()).toMatch(/event: done\nid: 5\ndata: "completed"\n\n$/);
    const [, returned = ""] =
      /event: done\nid: 5\ndata: (.*)\n/.exec(await (await createEventStream({ store, runId: "r", clock })).text()) ??
      [];
    expect(JSON.parse(returned)).toMatchObject({ runId: "r", status: "completed" });
    expect(JSON.parse(returned)).not.toHaveProperty("event");
  }
  expect(made).toBe(4);
});

test("the server's signal ends a stream, so that its reader resumes elsewhere", async () => {
  const store = storeWith(1, { ended: false });
  const stop = new AbortController();
  const clock = new VirtualClock();
  const response = await createEventStream({ store, runId: "r", clock, signal: stop.signal });
  stop.abort();
  expect(await response.text()).not.toContain("done");
  await eventually(() => store.subscriptions).toBe(0);
  const late = await createEventStream({ store, runId: "r", clock, signal: AbortSignal.abort() });
  expect(await late.text()).not.toContain("done");
  clock.advanceTo(clock.now() + 15_000);
  expect(clock.pending).toBe(0);
});

test("what breaks in the store breaks the line and is not told to the reader as an end", async () => {
  const store = storeWith(1, { ended: false });
  const broken: RunStore = {
    get: (runId) => store.get(runId),
    list: () => store.list(),
    steps: (runId) => store.steps(runId),
    timeline: (runId) => store.timeline(runId),
    async *subscribe() {
      yield await Promise.reject(new Error("disk on fire"));
    },
  };
  const response = await createEventStream({ store: broken, runId: "r", clock: new VirtualClock() });
  await expect(response.text()).rejects.toThrow("disk on fire");
});

test("who falls too far behind gets what was buffered and comes back for the rest", async () => {
  const store = new MemoryRunStore({ maxBehind: 5 });
  store.put({ runId: "r" });
  const pad = "x".repeat(40_000);
  const clock = new VirtualClock();
  const ask = (lastEventId = "") =>
    createEventStream({ store, runId: "r", lastEventId, clock, toData: (event) => ({ ...event, pad }) });
  const slow = await ask();
  for (let step = 0; step < 20; step++) {
    store.append("r", { type: "step.completed", step: `${step}`, attempt: 1 });
    await new Promise(setImmediate);
  }
  store.append("r", { type: "run.completed" });
  const ids = (text: string) => [...text.matchAll(/^id: (\d+)$/gm)].map(([, id]) => Number(id));
  const first = ids(await slow.text());
  expect(first.length).toBeLessThan(20);
  const rest = ids(await (await ask(`${first.at(-1)}`)).text());
  expect([...first, ...rest]).toEqual(Array.from({ length: 22 }, (_, index) => index + 1));
});

test("streams over a database: rows that are there, rows that come, all streams the same bytes", async () => {
  const { committer } = temporaryDatabase({});
  const store = createRunStore({ committer });
  const append = (type: "step.started" | "step.completed", step: string) =>
    committer.commit((transaction, now) => appendTimeline(transaction, "r", now, { type, step, attempt: 1 }));
  await committer.commit((transaction) => seedRun(transaction, { runId: "r" }));
  await append("step.started", "a");
  let made = 0;
  const toData = ({ sequence }: TimelineEvent) => ({ sequence, made: ++made });
  const clock = new VirtualClock();
  const texts = await Promise.all(
    Array.from({ length: 5 }, async () =>
      (await createEventStream({ store, runId: "r", clock, toData })).text(),
    ).concat(
      append("step.completed", "a")
        .then(() => committer.commit((transaction) => endRun(transaction, "r", Date.UTC(2026, 0, 1))))
        .then(() => ""),
    ),
  );
  expect(new Set(texts.slice(0, 5)).size).toBe(1);
  expect([...(texts[0] ?? "").matchAll(/^(?:event|id): (.*)$/gm)].map(([, text]) => text).join(" ")).toBe(
    "message 1 message 2 message 3 message 4 done 5",
  );
  expect(made).toBe(4);
});
