import { afterEach, beforeEach, expect, test } from "vitest";
import { type Harness, openHarness } from "../testing/embedded-harness.ts";

let harness: Harness;
beforeEach(() => {
  harness = openHarness();
});
afterEach(() => harness.dispose());

test("a concurrency limit lets so many steps of a key run at a time, and others beside it", async () => {
  const { client, runtime, reaches, until } = harness;
  const running = new Map<string, () => void>();
  const limited = client.createFunction(
    { id: "limited", triggers: [{ event: "work" }], concurrency: { limit: 1, key: "event.data.tenant" } },
    async ({ event, step }) => {
      await step.run("work", () => new Promise<void>((resolve) => running.set(event.data["name"], resolve)));
    },
  );
  await runtime.attach(client, [limited]);
  const start = async (name: string, tenant: string) =>
    (await runtime.trigger({ name: "work", data: { name, tenant } })).runId;
  const ids = [await start("a1", "a"), await start("a2", "a"), await start("b1", "b")];
  await until(() => running.size === 2);
  expect([...running.keys()].toSorted()).toEqual(["a1", "b1"]);
  running.get("a1")?.();
  await until(() => running.has("a2"));
  running.get("a2")?.();
  running.get("b1")?.();
  for (const runId of ids) await reaches(runId, "completed");
});

test("the engine's own limit bounds the calls in flight", async () => {
  const narrow = openHarness({ concurrency: 2 });
  const { client, runtime, reaches, until } = narrow;
  const releases: (() => void)[] = [];
  const slow = client.createFunction({ id: "slow", triggers: [{ event: "slow" }] }, async ({ step }) => {
    await step.run("wait", () => new Promise<void>((resolve) => releases.push(resolve)));
  });
  await runtime.attach(client, [slow]);
  const runs = await Promise.all([1, 2, 3].map(() => runtime.trigger({ name: "slow", data: {} })));
  await until(() => releases.length === 2);
  expect((await runtime.store.list({ status: ["queued"] })).items).toHaveLength(1);
  releases[0]?.();
  await until(() => releases.length === 3);
  for (const release of releases) release();
  for (const { runId } of runs) await reaches(runId, "completed");
  await narrow.dispose();
});

test("throttle starts the runs one after the other", async () => {
  const { client, runtime, reaches, clock } = harness;
  const throttled = client.createFunction(
    { id: "throttled", triggers: [{ event: "t" }], throttle: { limit: 1, period: "10s" } },
    async () => "done",
  );
  await runtime.attach(client, [throttled]);
  const first = await runtime.trigger({ name: "t", data: {} });
  const second = await runtime.trigger({ name: "t", data: {} });
  await reaches(first.runId, "completed");
  expect((await runtime.store.get(second.runId))?.status).toBe("queued");
  clock.advanceTo(clock.now() + 10_000);
  await reaches(second.runId, "completed");
});

test("debounce starts one run, with the last event", async () => {
  const { client, runtime, clock, until } = harness;
  const debounced = client.createFunction(
    { id: "debounced", triggers: [{ event: "d" }], debounce: { period: "10s" } },
    async ({ event }) => event.data["n"],
  );
  await runtime.attach(client, [debounced]);
  for (const n of [1, 2, 3]) await client.send({ name: "d", data: { n } });
  expect((await runtime.store.list()).items).toEqual([]);
  clock.advanceTo(clock.now() + 10_000);
  await until(async () => (await runtime.store.list({ status: ["completed"] })).items.length === 1);
  expect((await runtime.store.list()).items[0]?.output).toBe(3);
});

test("rateLimit and idempotency skip a trigger and say so", async () => {
  const { client, runtime } = harness;
  const limited = client.createFunction(
    { id: "limited", triggers: [{ event: "r" }], rateLimit: { limit: 1, period: "1h" } },
    async () => "done",
  );
  const once = client.createFunction(
    { id: "once", triggers: [{ event: "o" }], idempotency: "event.data.order" },
    async () => "done",
  );
  await runtime.attach(client, [limited, once]);
  await runtime.trigger({ name: "r", data: {} });
  await expect(runtime.trigger({ name: "r", data: {} })).rejects.toMatchObject({ code: "RUN_SKIPPED" });
  const first = await runtime.trigger({ name: "o", data: { order: "o-1" } });
  expect(await runtime.trigger({ name: "o", data: { order: "o-1" } })).toEqual({
    runId: first.runId,
    deduplicated: true,
  });
});

test("a singleton in cancel mode gives way to the next run", async () => {
  const { client, runtime, reaches } = harness;
  const single = client.createFunction(
    { id: "single", triggers: [{ event: "s" }], singleton: { mode: "cancel", key: "event.data.key" } },
    async ({ step }) => {
      await step.sleep("nap", "1h");
    },
  );
  await runtime.attach(client, [single]);
  const first = await runtime.trigger({ name: "s", data: { key: 1 } });
  await reaches(first.runId, "waiting");
  const second = await runtime.trigger({ name: "s", data: { key: 1 } });
  expect((await runtime.store.get(first.runId))?.status).toBe("cancelled");
  await reaches(second.runId, "waiting");
});

test("priority lets a run overtake those that were queued before it", async () => {
  const narrow = openHarness({ concurrency: 1 });
  const { client, runtime, until } = narrow;
  const order: string[] = [];
  const releases: (() => void)[] = [];
  const ranked = client.createFunction(
    { id: "ranked", triggers: [{ event: "p" }], priority: { run: "event.data.priority" } },
    async ({ event, step }) => {
      order.push(event.data["name"]);
      await step.run("wait", () => new Promise<void>((resolve) => releases.push(resolve)));
    },
  );
  await runtime.attach(client, [ranked]);
  const start = (name: string, priority: number) => runtime.trigger({ name: "p", data: { name, priority } });
  await start("first", 0);
  await until(() => releases.length === 1);
  await start("ordinary", 0);
  await start("urgent", 100);
  for (let at = 0; at < 3; at += 1) {
    await until(() => releases.length === at + 1);
    releases[at]?.();
  }
  await until(async () => (await runtime.store.list({ status: ["completed"] })).items.length === 3);
  expect(order).toEqual(["first", "urgent", "ordinary"]);
  await narrow.dispose();
});
