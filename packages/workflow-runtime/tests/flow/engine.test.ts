import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Inngest } from "inngest";
import { afterEach, expect, test } from "vitest";
import { createEmbeddedRuntime } from "../../src/embedded/create-embedded-runtime.ts";
import { VirtualClock } from "../../src/testing/virtual-clock.ts";

type Options = Parameters<Inngest["createFunction"]>[0];

const nothing = () => {};
const silent = { debug: nothing, info: nothing, warn: nothing, error: nothing };
const endings: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const end of endings.splice(0)) await end();
});

/** Long enough for a run to be accepted and called. */
async function turns() {
  for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
}

/** An engine with one function, which notes when it starts and which event it has. */
async function open(options: Partial<Options>, body: () => Promise<void> = async () => {}) {
  const folder = mkdtempSync(join(tmpdir(), "workflow-flow-"));
  const clock = new VirtualClock(Date.UTC(2026, 0, 1));
  const begin = clock.now();
  let calls = 0;
  const runtime = createEmbeddedRuntime({
    file: join(folder, "runs.db"),
    logger: silent,
    seams: {
      clock,
      random: () => 0.5,
      wrapHandler: (handler) => async (request) => {
        calls++;
        return handler(request).finally(() => calls--);
      },
    },
  });
  const client = new Inngest({ id: "app", ...runtime.clientOptions, logger: silent });
  const started: { after: number; n: unknown }[] = [];
  const fn = client.createFunction(
    { id: "fn", triggers: [{ event: "app/x" }], ...options } as Options,
    async ({ event, step }) => {
      await step.run("work", async () => {
        const { n } = event.data as { readonly n?: number };
        started.push({ after: clock.now() - begin, n });
        await body();
      });
    },
  );
  await runtime.attach(client, [fn]);
  endings.push(async () => {
    await runtime.close({ timeoutMs: 0 });
    rmSync(folder, { recursive: true, force: true });
  });

  const settle = async () => {
    for (let quiet = 0; quiet < 5; quiet++) {
      await new Promise((resolve) => setImmediate(resolve));
      clock.advanceTo(clock.now());
      if (calls > 0) quiet = 0;
    }
  };
  return {
    started,
    settle,
    send: async (n: number, data: object = {}) => {
      await client.send({ name: "app/x", data: { n, ...data } });
    },
    /** Lets time pass up to a moment after the opening. */
    async until(after: number) {
      await settle();
      for (let next = clock.nextTimer; next !== undefined && next <= begin + after; next = clock.nextTimer) {
        clock.step();
        await settle();
      }
      clock.advanceTo(begin + after);
      await settle();
    },
    statuses: async () => (await runtime.store.list()).items.map(({ status }) => status).toSorted(),
  };
}

test("throttled runs start one after the other, none is lost", async () => {
  const { send, until, started } = await open({ throttle: { limit: 1, period: "10s" } });
  for (const n of [1, 2, 3]) await send(n);
  await until(60_000);
  expect(started).toEqual([
    { after: 0, n: 1 },
    { after: 10_000, n: 2 },
    { after: 20_000, n: 3 },
  ]);
});

test("a rate limit starts the first and drops the others", async () => {
  const { send, until, started, statuses } = await open({ rateLimit: { limit: 1, period: "10s" } });
  for (const n of [1, 2, 3]) await send(n);
  await until(10_000);
  await send(4);
  await until(20_000);
  expect(started.map(({ n }) => n)).toEqual([1, 4]);
  expect(await statuses()).toEqual(["completed", "completed"]);
});

test("a debounced function starts once, with the last event", async () => {
  const { send, until, started } = await open({ debounce: { period: "5s" } });
  await send(1);
  await until(4_000);
  await send(2);
  await until(8_000);
  await send(3);
  await until(60_000);
  expect(started).toEqual([{ after: 13_000, n: 3 }]);
});

test("priority overtakes what waits for a place", async () => {
  const { promise, resolve: release } = Promise.withResolvers<void>();
  const options = { concurrency: 1, priority: { run: "event.data.urgency" } };
  const { send, until, statuses, started } = await open(options, () => promise);
  await send(1, { urgency: 0 });
  await turns();
  await send(2, { urgency: 0 });
  await send(3, { urgency: 120 });
  expect(started.map(({ n }) => n)).toEqual([1]);
  release();
  await until(1_000);
  expect(started.map(({ n }) => n)).toEqual([1, 3, 2]);
  expect(await statuses()).toEqual(["completed", "completed", "completed"]);
});

test("a singleton that skips lets the active run end; one that cancels replaces it", async () => {
  const held: (() => void)[] = [];
  const body = () => new Promise<void>((resolve) => held.push(resolve));
  const skipping = await open({ singleton: { mode: "skip", key: "event.data.user" } }, body);
  for (const n of [1, 2]) {
    await skipping.send(n, { user: "u" });
    await turns();
  }
  for (const release of held.splice(0)) release();
  await skipping.settle();
  expect(await skipping.statuses()).toEqual(["completed"]);

  const cancelling = await open({ singleton: { mode: "cancel", key: "event.data.user" } }, body);
  for (const n of [1, 2]) {
    await cancelling.send(n, { user: "u" });
    await turns();
  }
  for (const release of held.splice(0)) release();
  await cancelling.settle();
  expect(await cancelling.statuses()).toEqual(["cancelled", "completed"]);
});

test("a run that waits too long for its start is cancelled", async () => {
  const { send, until, statuses } = await open({ throttle: { limit: 1, period: "1m" }, timeouts: { start: "10s" } });
  for (const n of [1, 2]) await send(n);
  await until(120_000);
  expect(await statuses()).toEqual(["cancelled", "completed"]);
});

test("a schedule starts a run at each tick", async () => {
  const { until, started } = await open({ triggers: [{ cron: "*/5 * * * *" }] });
  await until(11 * 60_000);
  expect(started.map(({ after }) => after)).toEqual([300_000, 600_000]);
});
