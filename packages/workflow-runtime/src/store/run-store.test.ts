import { setTimeout as sleep } from "node:timers/promises";
import { expect, test, vi } from "vitest";
import type { WorkflowDatabase } from "../database/open-database.ts";
import type { TimelineEvent } from "../port.ts";
import { endRun, seedRun, temporaryDatabase } from "../testing/temporary-database.ts";
import { VirtualClock } from "../testing/virtual-clock.ts";
import { appendTimeline, type TimelineEntry } from "./append.ts";
import { readTimeline } from "./read-runs.ts";
import { createRunStore } from "./run-store.ts";

async function withRun(options: { readonly clock?: VirtualClock } = {}) {
  const database = temporaryDatabase(options);
  await database.committer.commit((transaction) => seedRun(transaction, { runId: "r", attributes: { tenant: "t" } }));
  return { database, store: createRunStore(database) };
}

const append = ({ committer }: WorkflowDatabase, entry: TimelineEntry) =>
  committer.commit((transaction, now) => appendTimeline(transaction, "r", now, entry));

async function collect(rows: AsyncIterable<TimelineEvent>): Promise<number[]> {
  const sequences: number[] = [];
  for await (const { sequence } of rows) sequences.push(sequence);
  return sequences;
}

test("tells a run with what the engine wrote", async () => {
  const { database, store } = await withRun();
  await database.committer.commit((transaction) => endRun(transaction, "r", Date.UTC(2026, 0, 1)));
  expect(await store.get("r")).toEqual({
    runId: "r",
    functionId: "app-function",
    engine: "embedded",
    status: "completed",
    isTerminal: true,
    event: { name: "demo/started", data: { n: 1 } },
    output: 7,
    attempt: 1,
    attributes: { tenant: "t" },
    createdAt: "1970-01-01T00:00:00.001Z",
    updatedAt: "2026-01-01T00:00:00.000Z",
    finishedAt: "2026-01-01T00:00:00.000Z",
    sequence: 2,
  });
  expect(await store.get("other")).toBeNull();
});

test("tells steps in order of completion, open ones last, each with what it returned", async () => {
  const { database, store } = await withRun();
  await database.committer.commit(({ statement }) => {
    const insert = statement(
      `INSERT INTO steps (run_id, step_id, name, op, status, ordinal, memo, failure, started_at, ended_at)
       VALUES ('r', ?, ?, ?, ?, ?, ?, ?, 1, 2)`,
    );
    insert.run("1", "asleep", "Sleep", "waiting", null, null, null);
    insert.run("2", "second", "StepRun", "failed", 2, '{"error":{}}', '{"code":"X","message":"no","step":"second"}');
    insert.run("3", "first", "StepRun", "completed", 1, '{"data":{"a":1}}', null);
    insert.run("4", "event", "WaitForEvent", "completed", 3, '{"name":"e","data":{}}', null);
    insert.run("5", "timeout", "WaitForEvent", "completed", 4, "null", null);
  });
  const steps = await store.steps("r");
  expect(steps.map(({ name, output }) => [name, output])).toEqual([
    ["first", { a: 1 }],
    ["second", undefined],
    ["event", { name: "e", data: {} }],
    ["timeout", undefined],
    ["asleep", undefined],
  ]);
  expect(steps[1]?.failure).toEqual({ code: "X", message: "no", step: "second" });
});

test("tells stacks apart from failures", async () => {
  const { database, store } = await withRun();
  expect(await store.stacks("r")).toEqual({ steps: {} });
  await database.committer.commit(({ database: connection }) => {
    connection.exec("UPDATE runs SET error_stack = 'at run'");
    connection.exec(`INSERT INTO steps (run_id, step_id, name, op, status, error_stack)
      VALUES ('r', '1', 's', 'StepRun', 'failed', 'at step')`);
  });
  expect(await store.stacks("r")).toEqual({ run: "at run", steps: { 1: "at step" } });
  expect(JSON.stringify([await store.get("r"), await store.steps("r")])).not.toContain("at ");
});

test("a timeline never goes back in time, nor ahead of now", async () => {
  const clock = new VirtualClock(10_000);
  const { database, store } = await withRun({ clock });
  await append(database, { type: "step.started", step: "a", attempt: 1, at: 9_000 });
  await append(database, { type: "step.completed", step: "a", attempt: 1, at: 99_000 });
  clock.set(5_000);
  await append(database, { type: "run.waiting", detail: { until: "later" } });
  const failure = { code: "X", message: "no" };
  await append(database, { type: "step.failed", step: "b", attempt: 2, failure, willRetry: true });
  const at = "1970-01-01T00:00:10.000Z";
  expect(await store.timeline("r")).toEqual([
    { sequence: 1, at: "1970-01-01T00:00:00.001Z", type: "run.queued" },
    { sequence: 2, at: "1970-01-01T00:00:09.000Z", type: "step.started", step: "a", attempt: 1 },
    { sequence: 3, at, type: "step.completed", step: "a", attempt: 1 },
    { sequence: 4, at, type: "run.waiting", detail: { until: "later" } },
    { sequence: 5, at, type: "step.failed", step: "b", attempt: 2, failure, willRetry: true },
  ]);
  expect((await store.timeline("r", 1, 2)).map(({ sequence }) => sequence)).toEqual([2, 3]);
});

test("a subscription replays, goes on live, and ends after the last row", async () => {
  const { database, store } = await withRun();
  const rows = collect(store.subscribe("r"));
  await append(database, { type: "run.started" });
  await database.committer.commit((transaction, now) => endRun(transaction, "r", now));
  expect(await rows).toEqual([1, 2, 3]);
  expect(await collect(store.subscribe("r", 2))).toEqual([3]);
  expect(await collect(store.subscribe("r", 3))).toEqual([]);
  expect(await collect(store.subscribe("r", 99))).toEqual([]);
});

test("a subscription to a run that is not there is refused", async () => {
  const { store } = await withRun();
  await expect(collect(store.subscribe("other"))).rejects.toMatchObject({ code: "RUN_NOT_FOUND" });
});

test("an abort, and a return, end a subscription that waits", async () => {
  const { store } = await withRun();
  const controller = new AbortController();
  const aborted = collect(store.subscribe("r", 1, controller.signal));
  const rows = store.subscribe("r", 1)[Symbol.asyncIterator]();
  const waiting = rows.next();
  controller.abort();
  await rows.return?.();
  expect(await aborted).toEqual([]);
  expect(await waiting).toEqual({ done: true, value: undefined });
  expect(await collect(store.subscribe("r", 0, AbortSignal.abort()))).toEqual([]);
});

test("the close of the database refuses who waits for a row", async () => {
  const { database, store } = await withRun();
  const rows = collect(store.subscribe("r"));
  await sleep(1);
  database.close();
  await expect(rows).rejects.toMatchObject({ code: "RUNTIME_CLOSED" });
});

test("a row is read once for a thousand subscribers, who share it", async () => {
  const { database, store } = await withRun();
  const iterators = Array.from({ length: 1_000 }, () => store.subscribe("r", 1)[Symbol.asyncIterator]());
  const waiting = iterators.map((rows) => rows.next());
  const read = vi.spyOn(database.committer, "read");
  await append(database, { type: "run.started" });
  const rows = await Promise.all(waiting);
  expect(new Set(rows.map(({ value }) => value)).size).toBe(1);
  expect(read.mock.calls.length).toBeLessThanOrEqual(2);
  await Promise.all(iterators.map((each) => each.return?.()));
});

test("nobody is told of a row whose transition was undone", async () => {
  const { database, store } = await withRun();
  const next = store.subscribe("r", 1)[Symbol.asyncIterator]().next();
  const undone = database.committer.commit((transaction, now) => {
    appendTimeline(transaction, "r", now, { type: "run.started" });
    throw new Error("undone");
  });
  await expect(undone).rejects.toThrow("undone");
  expect(readTimeline((query) => database.committer.read(query), "r", { after: 1, limit: 9 })).toEqual([]);
  await append(database, { type: "run.waiting" });
  expect(await next).toMatchObject({ value: { sequence: 2, type: "run.waiting" } });
});
