import { Inngest } from "inngest";
import { createDefer } from "inngest/experimental";
import { afterEach, beforeEach, expect, onTestFinished, test } from "vitest";
import { type Harness, openHarness } from "../testing/embedded-harness.ts";

let harness: Harness;
beforeEach(() => {
  harness = openHarness({ limits: { event: 1_000 } });
});
afterEach(() => harness.dispose());

const ulid = "01JD8Z3V6QF4T9K2M7XWNCYB5R";

const echo = ({ client }: Harness, options: object = {}) =>
  client.createFunction({ id: "echo", triggers: [{ event: "echo" }], ...options }, async ({ event }) => event.data);

test("the id of a run is the caller's, and a second trigger with it starts nothing", async () => {
  const { runtime } = harness;
  await runtime.attach(harness.client, [echo(harness)]);
  expect(await runtime.trigger({ runId: ulid, name: "echo", data: {} })).toEqual({ runId: ulid, deduplicated: false });
  expect(await runtime.trigger({ runId: ulid, name: "echo", data: {} })).toEqual({ runId: ulid, deduplicated: true });
  await expect(runtime.trigger({ runId: "nonsense", name: "echo", data: {} })).rejects.toMatchObject({
    code: "INVALID_TRIGGER",
  });
});

test("an idempotency key gives the same run for the same data, and refuses other data", async () => {
  const { runtime, clock } = harness;
  await runtime.attach(harness.client, [echo(harness)]);
  const request = { name: "echo", data: { a: 1, b: 2 }, idempotencyKey: "key" };
  const first = await runtime.trigger(request);
  const again = await runtime.trigger({ ...request, data: { b: 2, a: 1 } });
  expect(again).toEqual({ runId: first.runId, deduplicated: true });
  await expect(runtime.trigger({ ...request, data: { a: 2 } })).rejects.toMatchObject({
    code: "IDEMPOTENCY_KEY_REUSED",
  });
  clock.advanceTo(clock.now() + 86_400_000);
  expect((await runtime.trigger(request)).deduplicated).toBe(false);
});

test("trigger refuses an event without a function, and leaves nothing behind", async () => {
  const { runtime } = harness;
  await runtime.attach(harness.client, [echo(harness)]);
  await expect(runtime.trigger({ name: "nobody", data: {}, idempotencyKey: "k" })).rejects.toMatchObject({
    code: "NO_FUNCTION",
  });
  await expect(runtime.trigger({ name: "echo", data: { big: "x".repeat(2_000) } })).rejects.toMatchObject({
    code: "EVENT_TOO_LARGE",
  });
  expect((await runtime.store.list()).items).toEqual([]);
});

test("client.send starts the run that the seeds look up by data.runId; a duplicate id starts none", async () => {
  const { runtime, client, reaches } = harness;
  await runtime.attach(client, [echo(harness)]);
  await client.send({ id: "e-1", name: "echo", data: { runId: "run-17-abc", requestedBy: "u" } });
  expect((await reaches("run-17-abc", "completed")).output).toEqual({ runId: "run-17-abc", requestedBy: "u" });
  expect(await runtime.getRunStatus("run-17-abc")).toMatchObject({ status: "completed" });
  expect((await runtime.getRunTimeline("run-17-abc")).at(-1)?.type).toBe("run.completed");
  await client.send({ id: "e-1", name: "echo", data: { runId: "run-18" } });
  await client.send({ name: "nobody", data: {} });
  expect((await runtime.store.list()).items).toHaveLength(1);
});

test("an event starts every function whose condition holds; the first has the event's id", async () => {
  const { runtime, client, reaches } = harness;
  const make = (id: string, condition: string) =>
    client.createFunction({ id, triggers: [{ event: "order", if: condition }] }, async () => id);
  await runtime.attach(client, [
    make("large", "event.data.total > 100"),
    make("any", "event.data.total > 0"),
    make("paid", "event.data.paid == true"),
  ]);
  const { runId } = await runtime.trigger({ name: "order", data: { total: 50, paid: true } });
  expect((await reaches(runId, "completed")).output).toBe("any");
  const { items } = await runtime.store.list();
  expect(items.map(({ functionId }) => functionId).toSorted()).toEqual(["lab-any", "lab-paid"]);
});

test("a schedule starts a run at each tick, and goes on after a restart", async () => {
  const make = (at: Harness) =>
    at.client.createFunction({ id: "hourly", triggers: [{ cron: "0 * * * *" }] }, async () => "tick");
  await harness.runtime.attach(harness.client, [make(harness)]);
  harness.clock.advanceTo(harness.clock.now() + 3_600_000);
  await harness.until(async () => (await harness.runtime.store.list({ status: ["completed"] })).items.length === 1);
  harness = await harness.reopen();
  await harness.runtime.attach(harness.client, [make(harness)]);
  harness.clock.advanceTo(harness.clock.now() + 3_600_000);
  await harness.until(async () => (await harness.runtime.store.list({ status: ["completed"] })).items.length === 2);
});

test("what the engine does not support is refused when it is attached, by name", async () => {
  const { runtime, client } = harness;
  const batched = echo(harness, { batchEvents: { maxSize: 10, timeout: "5s" } });
  await expect(runtime.attach(client, [batched])).rejects.toMatchObject({ code: "UNSUPPORTED_OPTION" });
  const deferred = createDefer(client, { id: "later" }, async () => "later");
  await expect(runtime.attach(client, [deferred])).rejects.toMatchObject({
    code: "UNSUPPORTED_OPTION",
    message: expect.stringContaining("createDefer"),
  });
  const stranger = new Inngest({ id: "stranger", isDev: true, fetch: async () => new Response("{}") });
  await expect(runtime.attach(stranger, [])).rejects.toMatchObject({ code: "INVALID_FUNCTION" });
});

test("streaming that the environment asks for is a server's: in process, calls are answered as ever", async () => {
  process.env["INNGEST_STREAMING"] = "true";
  try {
    await harness.runtime.attach(harness.client, [echo(harness)]);
    const { runId } = await harness.runtime.trigger({ name: "echo", data: {} });
    expect((await harness.reaches(runId, "completed")).output).toEqual({ runId });
    expect(process.env["INNGEST_STREAMING"]).toBe("true");
  } finally {
    delete process.env["INNGEST_STREAMING"];
  }
});

test("nothing is to be called from outside", async () => {
  const response = await harness.runtime.ingress(new Request("http://localhost/api/inngest", { method: "PUT" }));
  expect(response.status).toBe(404);
});

test("an event of the future starts its run at its time, one of the past at once", async () => {
  const timeouts = { start: "1m" } as const;
  await harness.runtime.attach(harness.client, [echo(harness, { timeouts })]);
  const later = harness.clock.now() + 3_600_000;
  await harness.client.send([
    { id: "past", name: "echo", ts: harness.clock.now() - 3_600_000, data: { runId: "past" } },
    { id: "later", name: "echo", ts: later, data: { runId: "later" } },
  ]);
  await harness.reaches("past", "completed");
  harness = await harness.reopen();
  await harness.runtime.attach(harness.client, [echo(harness, { timeouts })]);
  harness.clock.advanceTo(later - 1);
  await harness.runtime.trigger({ name: "echo", data: {} }).then(({ runId }) => harness.reaches(runId, "completed"));
  expect((await harness.runtime.store.get("later"))?.status).toBe("queued");
  harness.clock.advanceTo(later);
  expect((await harness.reaches("later", "completed")).startedAt).toBe(new Date(later).toISOString());
});

test("jitter moves a tick's run by its share, and no tick is left out", async () => {
  const jittery = openHarness({ seams: { random: () => 0.5 } });
  onTestFinished(() => jittery.dispose());
  const { client, runtime, clock, until } = jittery;
  const hour = 3_600_000;
  const start = clock.now();
  // Longer than the time between two ticks.
  const hourly = client.createFunction(
    { id: "hourly", triggers: [{ cron: "0 * * * *", jitter: "3h" }] },
    async () => "tick",
  );
  await runtime.attach(client, [hourly]);
  const runs = async () => (await runtime.store.list({ status: ["completed"] })).items;
  clock.advanceTo(start + 2.5 * hour - 1);
  expect(await runs()).toEqual([]);
  for (const ticks of [1, 2, 3]) {
    clock.advanceTo(start + (ticks + 1.5) * hour);
    await until(async () => (await runs()).length === ticks);
  }
});
