import { afterEach, beforeEach, expect, test } from "vitest";
import { sendCommand } from "../database/commands.ts";
import { type Harness, openHarness } from "../testing/embedded-harness.ts";

let harness: Harness;
beforeEach(() => {
  harness = openHarness();
});
afterEach(() => harness.dispose());

const sleeper = ({ client }: Harness, options: object = {}) =>
  client.createFunction({ id: "sleeper", triggers: [{ event: "sleep" }], ...options }, async ({ step }) => {
    await step.sleep("nap", "1h");
    return "rested";
  });

test("cancel ends a waiting run with its reason, once", async () => {
  const { runtime, reaches, clock, told } = harness;
  await runtime.attach(harness.client, [sleeper(harness)]);
  const { runId } = await runtime.trigger({ name: "sleep", data: {} });
  await reaches(runId, "waiting");
  expect(await runtime.cancel(runId, { reason: "Duplicate" })).toMatchObject({
    status: "cancelled",
    reason: "Duplicate",
  });
  await expect(runtime.cancel(runId)).rejects.toMatchObject({ code: "RUN_ALREADY_FINISHED" });
  await expect(runtime.cancel("nobody")).rejects.toMatchObject({ code: "RUN_NOT_FOUND" });
  clock.advanceTo(clock.now() + 7_200_000);
  expect((await told(runId)).at(-1)).toBe("run.cancelled");
});

test("a run that is cancelled while a step runs goes no further", async () => {
  const { client, runtime, reaches } = harness;
  let release = () => {};
  let isRunning = () => {};
  const running = new Promise<void>((resolve) => {
    isRunning = resolve;
  });
  let later = 0;
  const busy = client.createFunction({ id: "busy", triggers: [{ event: "busy" }] }, async ({ step }) => {
    await step.run("long", () => {
      isRunning();
      return new Promise<void>((resolve) => {
        release = resolve;
      });
    });
    await step.run("later", () => {
      later += 1;
    });
  });
  await runtime.attach(client, [busy]);
  const { runId } = await runtime.trigger({ name: "busy", data: {} });
  await running;
  await runtime.cancel(runId);
  release();
  await reaches(runId, "cancelled");
  await runtime.close();
  expect(later).toBe(0);
  harness = await harness.reopen();
  expect((await harness.told(runId)).at(-1)).toBe("run.cancelled");
});

test("cancelOn cancels the runs that its event matches", async () => {
  const { runtime, client, reaches } = harness;
  const rules = { cancelOn: [{ event: "stop", if: "event.data.key == async.data.key", timeout: "30m" }] };
  await runtime.attach(client, [sleeper(harness, rules)]);
  const one = await runtime.trigger({ name: "sleep", data: { key: 1 } });
  const two = await runtime.trigger({ name: "sleep", data: { key: 2 } });
  await reaches(one.runId, "waiting");
  await reaches(two.runId, "waiting");
  await client.send({ name: "stop", data: { key: 1 } });
  await reaches(one.runId, "cancelled");
  harness.clock.advanceTo(harness.clock.now() + 1_800_000);
  await client.send({ name: "stop", data: { key: 2 } });
  expect((await runtime.store.get(two.runId))?.status).toBe("waiting");
});

test("timeouts cancel a run that does not start or finish in time", async () => {
  const slow = openHarness({ concurrency: 1 });
  const { runtime, client, clock, reaches } = slow;
  let release = () => {};
  const blocker = client.createFunction({ id: "blocker", triggers: [{ event: "block" }] }, async ({ step }) =>
    step.run("wait", () => new Promise<void>((resolve) => (release = resolve))),
  );
  const timed = sleeper(slow, { timeouts: { start: "10s", finish: "1m" } });
  await runtime.attach(client, [blocker, timed]);
  const inTime = await runtime.trigger({ name: "sleep", data: {} });
  await reaches(inTime.runId, "waiting");
  const { runId: blocking } = await runtime.trigger({ name: "block", data: {} });
  await reaches(blocking, "running");
  const late = await runtime.trigger({ name: "sleep", data: {} });
  clock.advanceTo(clock.now() + 10_000);
  expect((await reaches(late.runId, "cancelled")).reason).toBe("Not started in time");
  clock.advanceTo(clock.now() + 60_000);
  expect((await reaches(inTime.runId, "cancelled")).reason).toBe("Not finished in time");
  release();
  await reaches(blocking, "completed");
  await slow.dispose();
});

test("retry starts a new run of the same function with the same data and attributes", async () => {
  const { runtime, client, reaches } = harness;
  let fails = true;
  const once = client.createFunction({ id: "once", retries: 0, triggers: [{ event: "once" }] }, async ({ event }) => {
    if (fails) throw new Error("down");
    return event.data;
  });
  await runtime.attach(client, [once]);
  const first = await runtime.trigger({ name: "once", data: { x: 1 }, attributes: { tenant: "t" } });
  await reaches(first.runId, "failed");
  fails = false;
  const second = await runtime.retry(first.runId);
  const run = await reaches(second.runId, "completed");
  expect(run).toMatchObject({ retryOf: first.runId, attributes: { tenant: "t" } });
  expect(run.output).toEqual({ x: 1, runId: second.runId });
  await expect(runtime.retry("nobody")).rejects.toMatchObject({ code: "RUN_NOT_FOUND" });
});

test("commands of other processes are carried out, also those that came while nobody was there", async () => {
  await harness.runtime.attach(harness.client, [sleeper(harness)]);
  const { runId } = await harness.runtime.trigger({ name: "sleep", data: {} });
  const other = await harness.runtime.trigger({ name: "sleep", data: {} });
  await harness.reaches(runId, "waiting");
  sendCommand(harness.file, { kind: "cancel", runId, options: { reason: "From outside" } }, 0);
  sendCommand(harness.file, { kind: "cancel", runId: "nobody" }, 0);
  expect((await harness.reaches(runId, "cancelled")).reason).toBe("From outside");
  await harness.runtime.close();
  sendCommand(harness.file, { kind: "cancel", runId: other.runId }, 0);
  sendCommand(harness.file, { kind: "retry", runId, options: { runId: "01JD8Z3V6QF4T9K2M7XWNCYB5R" } }, 0);
  harness = await harness.reopen();
  await harness.runtime.attach(harness.client, [sleeper(harness)]);
  expect((await harness.runtime.store.get(other.runId))?.status).toBe("cancelled");
  expect((await harness.reaches("01JD8Z3V6QF4T9K2M7XWNCYB5R", "waiting")).retryOf).toBe(runId);
});

test("a step that does not return in time has failed, and what it answers later is ignored", async () => {
  const hanging = openHarness({ stepTimeoutMs: 5_000, retryDelays: [1_000] });
  const { runtime, client, clock, reaches, until } = hanging;
  const releases: ((value: string) => void)[] = [];
  const hang = client.createFunction({ id: "hang", retries: 1, triggers: [{ event: "hang" }] }, async ({ step }) => {
    await step.run("quick", () => 1);
    return step.run("hang", () => new Promise<string>((resolve) => releases.push(resolve)));
  });
  await runtime.attach(client, [hang]);
  const { runId } = await runtime.trigger({ name: "hang", data: {} });
  await until(() => releases.length === 1);
  clock.advanceTo(clock.now() + 5_000);
  await until(async () => (await runtime.store.get(runId))?.attempt === 2);
  clock.advanceTo(clock.now() + 1_000);
  await until(() => releases.length === 2);
  releases[0]?.("late");
  releases[1]?.("in time");
  expect((await reaches(runId, "completed")).output).toBe("in time");
  await hanging.dispose();
});

test("a step that takes a while shows while it runs", async () => {
  const { client, runtime, clock, told, until, reaches } = harness;
  let release = () => {};
  const long = client.createFunction({ id: "long", triggers: [{ event: "long" }] }, async ({ step }) => {
    await step.run("long", () => new Promise<void>((resolve) => (release = resolve)));
  });
  await runtime.attach(client, [long]);
  const { runId } = await runtime.trigger({ name: "long", data: {} });
  await until(() => clock.nextTimer === clock.now() + 50);
  clock.advanceTo(clock.now() + 50);
  await until(async () => (await told(runId)).includes("step.started long 1"));
  expect(await runtime.store.get(runId)).toMatchObject({ currentStep: "long", status: "running" });
  expect(await runtime.store.steps(runId)).toMatchObject([{ name: "long", status: "running" }]);
  release();
  await reaches(runId, "completed");
  expect(await told(runId)).toEqual([
    "run.queued",
    "run.started",
    "step.started long 1",
    "step.completed long 1",
    "run.completed",
  ]);
});

test("the SDK's API cancels a run once, and says when there is nothing to cancel", async () => {
  const { client, runtime, reaches } = harness;
  const sleeps = client.createFunction({ id: "sleeps", triggers: [{ event: "sleep" }] }, async ({ step }) => {
    await step.sleep("long", "1d");
  });
  await runtime.attach(client, [sleeps]);
  const { runId } = await runtime.trigger({ name: "sleep", data: {} });
  await reaches(runId, "waiting");
  const { fetch, baseUrl } = runtime.clientOptions;
  const remove = async (id: string) => (await fetch?.(`${baseUrl}/v1/runs/${id}`, { method: "DELETE" }))?.status;
  expect(await remove(runId)).toBe(204);
  expect((await runtime.store.get(runId))?.status).toBe("cancelled");
  expect(await remove(runId)).toBe(409);
  expect(await remove("unknown")).toBe(404);
});
