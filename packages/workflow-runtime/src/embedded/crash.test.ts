import { copyFileSync, existsSync } from "node:fs";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Harness, openHarness } from "../testing/embedded-harness.ts";

let harness: Harness;
beforeEach(() => {
  harness = openHarness();
});
afterEach(() => harness.dispose());

/** What a process would find that was started after this one was killed. */
function afterKill(killed: Harness, options = {}): Harness {
  const file = `${killed.file}.killed`;
  for (const suffix of ["", "-wal"]) {
    if (existsSync(killed.file + suffix)) copyFileSync(killed.file + suffix, file + suffix);
  }
  return openHarness(options, { file, clock: killed.clock });
}

test("after a kill, a run goes on after its last finished step", async () => {
  const calls: string[] = [];
  let release = () => {};
  const make = (at: Harness, blocks: boolean) =>
    at.client.createFunction({ id: "long", triggers: [{ event: "long" }] }, async ({ step }) => {
      await step.run("a", () => {
        calls.push("a");
      });
      return step.run("b", async () => {
        calls.push("b");
        if (blocks) await new Promise<void>((resolve) => (release = resolve));
        return "b";
      });
    });
  await harness.runtime.attach(harness.client, [make(harness, true)]);
  const { runId } = await harness.runtime.trigger({ name: "long", data: {} });
  await harness.until(() => calls.length === 2);
  const next = afterKill(harness);
  await next.runtime.attach(next.client, [make(next, false)]);
  expect((await next.reaches(runId, "completed")).output).toBe("b");
  expect(calls).toEqual(["a", "b", "b"]);
  await next.runtime.close();
  release();
});

test("a job that kills the process again and again waits longer each time, and is never given up", async () => {
  const dueAfter: number[] = [];
  let at = harness;
  for (let kill = 0; kill < 6; kill += 1) {
    let isRunning = false;
    const deadly = at.client.createFunction({ id: "deadly", triggers: [{ event: "deadly" }] }, async ({ step }) => {
      await step.run("kill", () => {
        isRunning = true;
        return new Promise(() => {});
      });
    });
    await at.runtime.attach(at.client, [deadly]);
    if (kill === 0) await at.runtime.trigger({ name: "deadly", data: {} });
    const before = at.clock.now();
    for (let left = 100; !isRunning && left > 0; left -= 1) {
      await new Promise((resolve) => setTimeout(resolve, 5));
      if (left < 60 && !isRunning && at.clock.nextTimer !== undefined) at.clock.step();
    }
    expect(isRunning).toBe(true);
    dueAfter.push(at.clock.now() - before);
    const next = afterKill(at);
    await at.runtime.close({ timeoutMs: 0 });
    at = next;
  }
  await at.runtime.close({ timeoutMs: 0 });
  expect(dueAfter).toEqual([0, 0, 0, 0, 1_000, 2_000]);
});

test("a checkpoint of a lease that has passed is answered 409, and writes nothing", async () => {
  const { client, runtime, until, clock } = openHarness({ stepTimeoutMs: 1_000, retryDelays: [3_600_000] });
  let release = () => {};
  let later = 0;
  const slow = client.createFunction({ id: "slow", triggers: [{ event: "slow" }] }, async ({ step }) => {
    await step.run("slow", () => new Promise<void>((resolve) => (release = resolve)));
    await step.run("later", () => {
      later += 1;
    });
  });
  await runtime.attach(client, [slow]);
  const { runId } = await runtime.trigger({ name: "slow", data: {} });
  await until(() => clock.nextTimer === clock.now() + 50);
  clock.advanceTo(clock.now() + 1_000);
  await until(async () => (await runtime.store.get(runId))?.attempt === 2);
  release();
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(later).toBe(0);
  expect((await runtime.store.timeline(runId)).map(({ type }) => type)).not.toContain("step.completed");
  await runtime.close({ timeoutMs: 0 });
});

test("close waits for the step in flight, keeps its output, and starts nothing more", async () => {
  const calls: string[] = [];
  let release = () => {};
  const make = (at: Harness) =>
    at.client.createFunction({ id: "two", triggers: [{ event: "two" }] }, async ({ step }) => {
      await step.run("a", async () => {
        calls.push("a");
        await new Promise<void>((resolve) => (release = resolve));
      });
      return step.run("b", () => calls.push("b"));
    });
  await harness.runtime.attach(harness.client, [make(harness)]);
  const { runId } = await harness.runtime.trigger({ name: "two", data: {} });
  await harness.until(() => calls.length === 1);
  const closed = harness.runtime.close();
  await expect(harness.runtime.trigger({ name: "two", data: {} })).rejects.toMatchObject({ code: "RUNTIME_CLOSED" });
  release();
  await closed;
  expect(calls).toEqual(["a"]);
  harness = await harness.reopen();
  await harness.runtime.attach(harness.client, [make(harness)]);
  await harness.reaches(runId, "completed");
  expect(calls).toEqual(["a", "b"]);
});

test("a handler that throws counts as a failed attempt", async () => {
  let throws = true;
  const broken = openHarness({
    retryDelays: [1_000],
    seams: {
      wrapHandler: (handler) => async (request) => {
        if (throws) throw new Error("no socket");
        return handler(request);
      },
    },
  });
  const { client, runtime, reaches, until, clock } = broken;
  const plain = client.createFunction({ id: "plain", triggers: [{ event: "plain" }] }, async () => "done");
  await runtime.attach(client, [plain]);
  const { runId } = await runtime.trigger({ name: "plain", data: {} });
  await until(async () => (await runtime.store.get(runId))?.attempt === 2);
  throws = false;
  clock.advanceTo(clock.now() + 1_000);
  expect((await reaches(runId, "completed")).output).toBe("done");
  await broken.dispose();
});
