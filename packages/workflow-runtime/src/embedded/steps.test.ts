import { NonRetriableError, RetryAfterError } from "inngest";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Harness, openHarness } from "../testing/embedded-harness.ts";

let harness: Harness;
beforeEach(() => {
  harness = openHarness({ limits: { stepOutput: 1_000, runState: 3_000, event: 1_000 } });
});
afterEach(() => harness.dispose());

test("a trigger runs its function's steps and the run has the function's output", async () => {
  const { client, runtime, reaches, told } = harness;
  const seen: unknown[] = [];
  const two = client.createFunction({ id: "two", triggers: [{ event: "two" }] }, async ({ event, step, runId }) => {
    seen.push(event.data);
    const a = await step.run("a", () => ({ a: 1 }));
    return { sum: a.a + (await step.run("b", () => 2)), runId };
  });
  await runtime.attach(client, [two]);
  const { runId, deduplicated } = await runtime.trigger({ name: "two", data: { x: 1 }, attributes: { tenant: "t1" } });
  const run = await reaches(runId, "completed");
  expect(deduplicated).toBe(false);
  expect(run).toMatchObject({
    output: { sum: 3, runId },
    functionId: "lab-two",
    attributes: { tenant: "t1" },
    isTerminal: true,
  });
  expect(seen[0]).toEqual({ x: 1, runId });
  expect(await told(runId)).toEqual([
    "run.queued",
    "run.started",
    "step.started a 1",
    "step.completed a 1",
    "step.started b 1",
    "step.completed b 1",
    "run.completed",
  ]);
});

test("a step that throws is tried again after Inngest's delays, and what is done is not done again", async () => {
  const { client, runtime, reaches, told, until, clock } = harness;
  const calls: string[] = [];
  const flaky = client.createFunction({ id: "flaky", triggers: [{ event: "flaky" }] }, async ({ step, attempt }) => {
    await step.run("once", () => calls.push("once"));
    return step.run("flaky", () => {
      calls.push(`flaky ${attempt}`);
      if (attempt < 2) throw new Error("not yet");
      return "done";
    });
  });
  await runtime.attach(client, [flaky]);
  const { runId } = await runtime.trigger({ name: "flaky", data: {} });
  await until(async () => (await told(runId)).includes("step.failed flaky 1"));
  expect(clock.nextTimer).toBe(clock.now() + 15_000);
  clock.advanceTo(clock.now() + 15_000);
  await until(async () => (await told(runId)).includes("step.failed flaky 2"));
  expect((await runtime.store.get(runId))?.attempt).toBe(3);
  clock.advanceTo(clock.now() + 30_000);
  expect((await reaches(runId, "completed")).output).toBe("done");
  expect(calls).toEqual(["once", "flaky 0", "flaky 1", "flaky 2"]);
});

test("RetryAfterError names the delay", async () => {
  const { client, runtime, told, until, clock } = harness;
  const later = client.createFunction({ id: "later", triggers: [{ event: "later" }] }, async ({ step }) => {
    await step.run("busy", () => {
      throw new RetryAfterError("busy", "7s");
    });
  });
  await runtime.attach(client, [later]);
  const { runId } = await runtime.trigger({ name: "later", data: {} });
  await until(async () => (await told(runId)).includes("step.failed busy 1"));
  expect(clock.nextTimer).toBe(clock.now() + 7_000);
});

test("NonRetriableError fails the step at once; a function that catches it goes on", async () => {
  const { client, runtime, reaches, told } = harness;
  const saga = client.createFunction({ id: "saga", triggers: [{ event: "saga" }] }, async ({ step }) => {
    try {
      await step.run("pay", () => {
        throw new NonRetriableError("no money");
      });
    } catch (error) {
      return step.run("undo", () => `undone: ${(error as Error).message}`);
    }
    return "paid";
  });
  await runtime.attach(client, [saga]);
  const { runId } = await runtime.trigger({ name: "saga", data: {} });
  expect((await reaches(runId, "completed", "failed")).output).toBe("undone: no money");
  expect(await told(runId)).toContain("step.failed pay 1");
});

test("an error that nobody catches fails the run with the step's failure, and onFailure runs", async () => {
  const { client, runtime, reaches, until } = harness;
  const failures: string[] = [];
  class LedgerUnavailable extends Error {
    override readonly name = "LedgerUnavailable";
  }
  const failing = client.createFunction(
    {
      id: "failing",
      retries: 0,
      triggers: [{ event: "failing" }],
      onFailure: async ({ error, step, event }) => {
        await step.run("tell", () => failures.push(`${error.message} ${event.data.run_id}`));
      },
    },
    async ({ step }) => {
      await step.run("ledger", () => {
        throw new LedgerUnavailable("The ledger did not answer.");
      });
    },
  );
  await runtime.attach(client, [failing]);
  const { runId } = await runtime.trigger({ name: "failing", data: {} });
  const run = await reaches(runId, "failed");
  expect(run.failure).toEqual({ code: "LEDGER_UNAVAILABLE", message: "The ledger did not answer.", step: "ledger" });
  await until(() => failures.length === 1);
  expect(failures).toEqual([`The ledger did not answer. ${runId}`]);
});

test("an error outside of steps is tried again, too", async () => {
  const { client, runtime, reaches, until, clock } = harness;
  let calls = 0;
  const bare = client.createFunction({ id: "bare", retries: 1, triggers: [{ event: "bare" }] }, async () => {
    calls += 1;
    throw new TypeError("undefined is not a function");
  });
  await runtime.attach(client, [bare]);
  const { runId } = await runtime.trigger({ name: "bare", data: {} });
  await until(() => calls === 1 && clock.nextTimer !== undefined && clock.nextTimer >= clock.now() + 15_000);
  clock.advanceTo(clock.now() + 15_000);
  expect((await reaches(runId, "failed")).failure).toEqual({
    code: "TYPE_ERROR",
    message: "undefined is not a function",
  });
  expect(calls).toBe(2);
});

test("parallel steps each have a call of their own, and the function goes on when all are done", async () => {
  const { client, runtime, reaches } = harness;
  const order: string[] = [];
  const wide = client.createFunction({ id: "wide", triggers: [{ event: "wide" }] }, async ({ step }) => {
    const all = await Promise.all(
      ["p", "q", "r"].map(async (name) => {
        const first = await step.run(name, () => name.toUpperCase());
        return step.run(`${name}2`, () => {
          order.push(name);
          return `${first}!`;
        });
      }),
    );
    return step.run("join", () => all.join(""));
  });
  await runtime.attach(client, [wide]);
  const { runId } = await runtime.trigger({ name: "wide", data: {} });
  expect((await reaches(runId, "completed")).output).toBe("P!Q!R!");
  expect(order.toSorted()).toEqual(["p", "q", "r"]);
  expect(await runtime.store.steps(runId)).toHaveLength(7);
});

test("a step whose output is too large fails for good and says what to do", async () => {
  const { client, runtime, reaches } = harness;
  const large = client.createFunction({ id: "large", triggers: [{ event: "large" }] }, async ({ step }) => {
    await step.run("small", () => 1);
    await step.run("large", () => "x".repeat(2_000));
    await step.run("never", () => 1);
  });
  await runtime.attach(client, [large]);
  const { runId } = await runtime.trigger({ name: "large", data: {} });
  const run = await reaches(runId, "failed");
  expect(run.failure).toMatchObject({ code: "STEP_OUTPUT_TOO_LARGE", step: "large" });
  expect(run.failure?.message).toContain("2011 bytes");
});

test("a run whose outputs are too large together fails", async () => {
  const { client, runtime, reaches } = harness;
  const many = client.createFunction({ id: "many", triggers: [{ event: "many" }] }, async ({ step }) => {
    for (let at = 0; at < 10; at += 1) await step.run(`step ${at}`, () => "x".repeat(900));
  });
  await runtime.attach(client, [many]);
  const { runId } = await runtime.trigger({ name: "many", data: {} });
  expect((await reaches(runId, "failed")).failure).toMatchObject({ code: "RUN_STATE_TOO_LARGE", step: "step 3" });
});

test("sizes are those of UTF-8", async () => {
  const { client, runtime, reaches } = harness;
  const wide = client.createFunction({ id: "wide", triggers: [{ event: "wide" }] }, async ({ step }) => {
    for (let index = 0; index < 5; index += 1) await step.run(`step ${index}`, () => "é".repeat(450));
  });
  await runtime.attach(client, [wide]);
  const { runId } = await runtime.trigger({ name: "wide", data: {} });
  expect((await reaches(runId, "failed")).failure).toMatchObject({ code: "RUN_STATE_TOO_LARGE", step: "step 3" });
});

test("an operation that the engine does not support fails the run by name", async () => {
  const { client, runtime, reaches } = harness;
  const fetching = client.createFunction({ id: "ai", triggers: [{ event: "ai" }] }, async ({ step }) => {
    await step.fetch("http://example.invalid/");
  });
  await runtime.attach(client, [fetching]);
  const { runId } = await runtime.trigger({ name: "ai", data: {} });
  expect((await reaches(runId, "failed")).failure?.code).toBe("UNSUPPORTED_OPERATION");
});

test.each([
  ["without checkpointing", false],
  ["with steps that are told in groups", { bufferedSteps: 3 }],
] as const)("a function %s runs all the same", async (_name, checkpointing) => {
  const { client, runtime, reaches, told } = harness;
  const calls: string[] = [];
  const classic = client.createFunction(
    { id: "classic", triggers: [{ event: "classic" }], checkpointing },
    async ({ step }) => {
      for (const name of ["a", "b", "c", "d"]) await step.run(name, () => calls.push(name));
      return calls.length;
    },
  );
  await runtime.attach(client, [classic]);
  const { runId } = await runtime.trigger({ name: "classic", data: {} });
  expect((await reaches(runId, "completed")).output).toBe(4);
  expect(calls).toEqual(["a", "b", "c", "d"]);
  expect((await told(runId)).filter((row) => row.startsWith("step.completed"))).toHaveLength(4);
});
