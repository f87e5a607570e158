import { afterEach, beforeEach, expect, test } from "vitest";
import { type Harness, openHarness } from "../testing/embedded-harness.ts";

let harness: Harness;
beforeEach(() => {
  harness = openHarness();
});
afterEach(() => harness.dispose());

const day = 86_400_000;

test("a sleep ends at its time, also in a process that was started since", async () => {
  const make = (at: Harness) =>
    at.client.createFunction({ id: "sleepy", triggers: [{ event: "sleepy" }] }, async ({ step }) => {
      await step.sleep("nap", "3d");
      await step.sleepUntil("until", new Date(at.clock.now() + 1_000));
      return "awake";
    });
  await harness.runtime.attach(harness.client, [make(harness)]);
  const { runId } = await harness.runtime.trigger({ name: "sleepy", data: {} });
  await harness.reaches(runId, "waiting");
  const [waiting] = (await harness.runtime.store.timeline(runId)).filter(({ type }) => type === "run.waiting");
  const until = new Date(harness.clock.now() + 3 * day).toISOString();
  expect(waiting?.detail).toEqual({ step: "nap", op: "Sleep", until });
  harness = await harness.reopen();
  await harness.runtime.attach(harness.client, [make(harness)]);
  harness.clock.advanceTo(harness.clock.now() + 3 * day - 1);
  expect((await harness.runtime.store.get(runId))?.status).toBe("waiting");
  harness.clock.advanceTo(harness.clock.now() + 1);
  await harness.until(async () => (await harness.told(runId)).includes("step.completed nap 1"));
  await harness.reaches(runId, "waiting");
  harness.clock.advanceTo(harness.clock.now() + 1_000);
  expect((await harness.reaches(runId, "completed")).output).toBe("awake");
});

test("waitForEvent takes the event that matches, and null after its timeout", async () => {
  const { client, runtime, reaches, clock } = harness;
  const reply = client.createFunction({ id: "reply", triggers: [{ event: "ask" }] }, async ({ step }) => {
    const first = await step.waitForEvent("first", { event: "reply", timeout: "1h", match: "data.key" });
    const second = await step.waitForEvent("second", {
      event: "reply",
      timeout: "1h",
      if: "async.data.n > 5",
    });
    return [first?.data, second];
  });
  await runtime.attach(client, [reply]);
  const { runId } = await runtime.trigger({ name: "ask", data: { key: "k1" } });
  await reaches(runId, "waiting");
  await client.send([
    { name: "reply", data: { key: "other" } },
    { name: "reply", data: { key: "k1", answer: 42 } },
  ]);
  await harness.until(async () => (await harness.told(runId)).filter((row) => row === "run.waiting").length === 2);
  await client.send({ name: "reply", data: { n: 3 } });
  clock.advanceTo(clock.now() + 3_600_000);
  expect((await reaches(runId, "completed")).output).toEqual([{ key: "k1", answer: 42 }, null]);
});

test("a reply to what another step of the same batch sends is not missed", async () => {
  const { client, runtime, reaches } = harness;
  const echo = client.createFunction({ id: "echo", triggers: [{ event: "ping" }] }, async ({ event, step }) => {
    await step.sendEvent("pong", { name: "pong", data: { key: event.data["key"] } });
  });
  const asking = client.createFunction({ id: "asking", triggers: [{ event: "start" }] }, async ({ step }) => {
    const [, pong] = await Promise.all([
      step.sendEvent("ping", { name: "ping", data: { key: 7 } }),
      step.waitForEvent("pong", { event: "pong", timeout: "1h" }),
    ]);
    return pong?.data;
  });
  await runtime.attach(client, [echo, asking]);
  const { runId } = await runtime.trigger({ name: "start", data: {} });
  expect((await reaches(runId, "completed")).output).toEqual({ key: 7 });
});

test("waitForSignal takes a signal; a second waiter fails, or replaces the first", async () => {
  const { client, runtime, reaches, clock } = harness;
  const signalled = client.createFunction(
    { id: "signalled", triggers: [{ event: "wait" }] },
    async ({ event, step }) => {
      const onConflict = event.data["replace"] ? "replace" : "fail";
      const got = await step.waitForSignal("go", { signal: "go", timeout: "1h", onConflict });
      return got?.data ?? "nothing";
    },
  );
  const sender = client.createFunction({ id: "sender", triggers: [{ event: "send" }] }, async ({ step }) => {
    await step.sendSignal("go", { signal: "go", data: { n: 1 } });
  });
  await runtime.attach(client, [signalled, sender]);
  const first = await runtime.trigger({ name: "wait", data: {} });
  await reaches(first.runId, "waiting");
  const second = await runtime.trigger({ name: "wait", data: {} });
  expect((await reaches(second.runId, "failed")).failure?.code).toBe("SIGNAL_CONFLICT");
  const third = await runtime.trigger({ name: "wait", data: { replace: true } });
  await reaches(third.runId, "waiting");
  await runtime.trigger({ name: "send", data: {} });
  expect((await reaches(third.runId, "completed")).output).toEqual({ n: 1 });
  clock.advanceTo(clock.now() + 3_600_000);
  expect((await reaches(first.runId, "completed")).output).toBe("nothing");
});

test("invoke gives the output of the function, its error, or a timeout", async () => {
  const { client, runtime, reaches, clock } = harness;
  const child = client.createFunction({ id: "child", retries: 0, triggers: [] }, async ({ event, step }) => {
    const data: Record<string, unknown> = event.data;
    if (data["fail"]) throw new Error("child failed");
    if (data["slow"]) await step.sleep("long", "2h");
    return { double: Number(data["n"]) * 2 };
  });
  const parent = client.createFunction({ id: "parent", triggers: [{ event: "parent" }] }, async ({ step }) => {
    const good = await step.invoke("good", { function: child, data: { n: 21 } });
    const bad = await step.invoke("bad", { function: child, data: { fail: true } }).catch((error) => error.message);
    const slow = await step
      .invoke("slow", { function: child, data: { slow: true, n: 1 }, timeout: "1h" })
      .catch((error) => error.message);
    return [good, bad, slow];
  });
  await runtime.attach(client, [child, parent]);
  const { runId } = await runtime.trigger({ name: "parent", data: {} });
  await harness.until(async () => (await harness.told(runId)).filter((row) => row === "run.waiting").length >= 3);
  await harness.until(async () => (await runtime.store.list({ status: ["waiting"] })).items.length === 2);
  clock.advanceTo(clock.now() + 3_600_000);
  expect((await reaches(runId, "completed")).output).toEqual([
    { double: 42 },
    "child failed",
    "The invoked function did not finish in time.",
  ]);
});

test("steps beside a sleep are waited for with it", async () => {
  const { client, runtime, reaches, told, clock } = harness;
  const mixed = client.createFunction({ id: "mixed", triggers: [{ event: "mixed" }] }, async ({ step }) => {
    const [a] = await Promise.all([step.run("a", () => "A"), step.sleep("nap", "1h")]);
    return a;
  });
  await runtime.attach(client, [mixed]);
  const { runId } = await runtime.trigger({ name: "mixed", data: {} });
  await reaches(runId, "waiting");
  expect(await told(runId)).toContain("step.completed a 1");
  clock.advanceTo(clock.now() + 3_600_000);
  expect((await reaches(runId, "completed")).output).toBe("A");
});

test("group.parallel in race mode goes on with the first", async () => {
  const { client, runtime, reaches } = harness;
  const racing = client.createFunction({ id: "racing", triggers: [{ event: "race" }] }, async ({ step, group }) => {
    const winner = await group.parallel({ mode: "race" }, () =>
      Promise.race([step.run("fast", () => "fast"), step.sleep("slow", "1d").then(() => "slow")]),
    );
    return step.run("after", () => `${winner} won`);
  });
  await runtime.attach(client, [racing]);
  const { runId } = await runtime.trigger({ name: "race", data: {} });
  await harness.until(async () => (await harness.told(runId)).includes("step.completed after 1"));
  // The SDK ends a run when no step is open any more.
  await reaches(runId, "waiting");
  harness.clock.advanceTo(harness.clock.now() + day);
  expect((await reaches(runId, "completed")).output).toBe("fast won");
});

test("a function without optimised parallelism goes on after each step", async () => {
  const { client, runtime, reaches } = harness;
  const each = client.createFunction(
    { id: "each", triggers: [{ event: "each" }], optimizeParallelism: false },
    async ({ step }) => {
      const slow = step.sleep("slow", "1d").then(() => "slow");
      const winner = await Promise.race([step.run("fast", () => "fast"), slow]);
      return step.run("after", () => `${winner} won`);
    },
  );
  await runtime.attach(client, [each]);
  const { runId } = await runtime.trigger({ name: "each", data: {} });
  await harness.until(async () => (await harness.told(runId)).includes("step.completed after 1"));
  harness.clock.advanceTo(harness.clock.now() + day);
  expect((await reaches(runId, "completed")).output).toBe("fast won");
});

test("an `if` that is no expression fails the run and says so", async () => {
  const { client, runtime, reaches } = harness;
  const wrong = client.createFunction({ id: "wrong", triggers: [{ event: "wrong" }] }, async ({ step }) => {
    await step.waitForEvent("reply", { event: "reply", timeout: "1h", if: "async.data. ==" });
  });
  await runtime.attach(client, [wrong]);
  const { runId } = await runtime.trigger({ name: "wrong", data: {} });
  expect((await reaches(runId, "failed")).failure).toMatchObject({ code: "INVALID_EXPRESSION", step: "reply" });
});
