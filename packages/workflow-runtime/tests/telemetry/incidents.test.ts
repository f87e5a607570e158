import { DatabaseSync } from "node:sqlite";
import { metrics } from "@opentelemetry/api";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Harness, openHarness } from "../../src/testing/embedded-harness.ts";
import { collect } from "./collect.ts";

let collected: ReturnType<typeof collect>;
let harness: Harness;
beforeEach(() => {
  collected = collect();
  metrics.setGlobalMeterProvider(collected.meterProvider);
  harness = openHarness({ logger: collected.logger });
});
afterEach(async () => {
  await harness.dispose();
  metrics.disable();
});

interface Line {
  readonly level: string;
  readonly incident: string;
}

/** Codes of what was logged, with their levels. */
const noted = () =>
  collected.lines.map((line) => {
    const { level, incident } = JSON.parse(line) as Line;
    return `${level} ${incident}`;
  });

const lineOf = (code: string) =>
  collected.lines.map((line) => JSON.parse(line) as Line).find((line) => line.incident === code);

test("commits and subscribers are counted", async () => {
  const { runtime, client, until } = harness;
  let release = () => {};
  const held = client.createFunction({ id: "held", triggers: [{ event: "held" }] }, async ({ step }) => {
    await step.run("hold", () => new Promise<void>((resolve) => (release = resolve)));
  });
  await runtime.attach(client, [held]);
  const { runId } = await runtime.trigger({ name: "held", data: {} });
  await until(async () => (await harness.told(runId)).includes("run.started"));
  const leaving = new AbortController();
  const first = runtime.store.subscribe(runId)[Symbol.asyncIterator]();
  const second = runtime.store.subscribe(runId, 0, leaving.signal)[Symbol.asyncIterator]();
  await first.next();
  await second.next();
  const subscribers = async () => (await collected.metrics()).get("workflow.subscribers")?.dataPoints[0]?.value;
  expect(await subscribers()).toBe(2);
  leaving.abort();
  expect(await subscribers()).toBe(1);
  release();
  await harness.reaches(runId, "completed");
  while (!(await first.next()).done);
  expect(await subscribers()).toBe(0);
  const told = await collected.metrics();
  const commits = told.get("workflow.commit.duration")?.dataPoints[0]?.value as { count: number; sum: number };
  const transitions = told.get("workflow.commit.transitions")?.dataPoints[0]?.value as { count: number; sum: number };
  expect(commits.count).toBeGreaterThan(2);
  expect(transitions.count).toBe(commits.count);
  expect(transitions.sum).toBeGreaterThanOrEqual(transitions.count);
});

test("an answer for a run that was cancelled meanwhile is no warning", async () => {
  const { runtime, client, until } = harness;
  let release = () => {};
  let isRunning = false;
  const held = client.createFunction({ id: "held", triggers: [{ event: "held" }] }, async ({ step }) => {
    await step.run("hold", () => {
      isRunning = true;
      return new Promise<void>((resolve) => (release = resolve));
    });
  });
  await runtime.attach(client, [held]);
  const { runId } = await runtime.trigger({ name: "held", data: {} });
  await until(() => isRunning);
  await runtime.cancel(runId);
  release();
  await until(() => noted().includes("debug RUN_ENDED_MEANWHILE"));
  expect(noted().filter((line) => line.startsWith("warn"))).toEqual([]);
});

test("a clock that goes backwards is noted once for each time, and small corrections are not", async () => {
  const { runtime, client, clock, reaches } = harness;
  const plain = client.createFunction({ id: "plain", triggers: [{ event: "plain" }] }, async () => "done");
  await runtime.attach(client, [plain]);
  const run = async () => reaches((await runtime.trigger({ name: "plain", data: {} })).runId, "completed");
  await run();
  clock.set(clock.now() - 1_000);
  await run();
  expect(noted()).not.toContain("warn CLOCK_WENT_BACK");
  clock.set(clock.now() - 60_000);
  await run();
  await run();
  expect(noted().filter((line) => line === "warn CLOCK_WENT_BACK")).toHaveLength(1);
  expect(lineOf("CLOCK_WENT_BACK")).toMatchObject({ durationMs: 60_000 });
});

test("a condition without a value is noted by function and run, without the event's data", async () => {
  const { runtime, client, reaches, until } = harness;
  const condition = "async.data.total > 5";
  const picky = client.createFunction(
    { id: "picky", triggers: [{ event: "order", if: "event.data.total > 5" }] },
    async () => "large",
  );
  const waits = client.createFunction({ id: "waits", triggers: [{ event: "wait" }] }, async ({ step }) => {
    await step.waitForEvent("large order", { event: "order", timeout: "1h", if: condition });
  });
  await runtime.attach(client, [picky, waits]);
  const { runId } = await runtime.trigger({ name: "wait", data: {} });
  await reaches(runId, "waiting");
  await client.send({ name: "order", data: { total: "secret" } });
  await until(() => noted().filter((line) => line === "warn EXPRESSION_FAILED").length === 2);
  const lines = collected.lines.filter((line) => line.includes("EXPRESSION_FAILED"));
  expect(lines.map((line) => JSON.parse(line))).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ functionId: "lab-picky", kind: "trigger" }),
      expect.objectContaining({ runId, kind: "event" }),
    ]),
  );
  expect(lines.join()).not.toContain("secret");
});

test("only jobs that the process before was executing are told as backed off", async () => {
  await harness.runtime.close();
  const database = new DatabaseSync(harness.file);
  database.exec(`INSERT INTO jobs (kind, function_id, run_id, due_at, crashes, generation) VALUES
    ('dispatch', 'lab-f', 'waits', 1, 5, NULL), ('dispatch', 'lab-f', 'crashed', 1, 5, 7)`);
  database.close();
  harness = await harness.reopen();
  await harness.runtime.attach(harness.client, []);
  const lines = collected.lines.map((line) => JSON.parse(line)).filter((line) => line.incident === "JOB_BACKED_OFF");
  expect(lines).toEqual([expect.objectContaining({ runId: "crashed", count: 6 })]);
});
