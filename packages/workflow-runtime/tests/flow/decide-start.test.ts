import { array, assert, boolean, constantFrom, integer, nat, property, record, tuple } from "fast-check";
import { expect, test } from "vitest";
import { pruneFlow } from "../../src/flow/prune.ts";
import { compileExpression } from "../../src/registration/expression.ts";
import { createFlow, define, key } from "./flow-fixture.ts";

const hour = 3_600_000;
const t0 = Date.UTC(2026, 0, 1);

/** Events with keys, each some milliseconds after the one before. */
const arrivals = array(tuple(nat(3_000), constantFrom("a", "b")), { minLength: 1, maxLength: 60 }).map((gaps) => {
  let at = t0;
  return gaps.map(([gap, value]) => {
    at += gap;
    return { at, key: value };
  });
});

function busiest(starts: readonly number[], periodMs: number): number {
  return Math.max(0, ...starts.map((from) => starts.filter((at) => at >= from && at < from + periodMs).length));
}

test("a plain function starts at once and leaves no row behind", () => {
  const flow = createFlow();
  expect(flow.ask(define(), { at: t0 })).toEqual({ kind: "start", dueAt: t0, rank: t0, limitKeys: [], cancels: [] });
  expect(flow.rows("limits") + flow.rows("idempotency")).toBe(0);
});

test("an idempotency key starts one run in 24 hours", () => {
  const flow = createFlow();
  const fn = define({ idempotency: key });
  expect(flow.ask(fn, { at: t0, key: "k" }).kind).toBe("start");
  expect(flow.ask(fn, { at: t0 + 24 * hour - 1, key: "k" })).toEqual({
    kind: "skip",
    reason: "idempotency",
    runId: "run-1",
  });
  expect(flow.ask(fn, { at: t0 + 1, key: "other" }).kind).toBe("start");
  expect(flow.ask(define({ id: "app-other", idempotency: key }), { at: t0 + 1, key: "k" }).kind).toBe("start");
  expect(flow.ask(fn, { at: t0 + 24 * hour, key: "k" }).kind).toBe("start");
});

test("1 and the text 1 are two keys, and an event without the field has none", () => {
  const flow = createFlow();
  const fn = define({ idempotency: key });
  const kinds = [1, "1", 1, undefined, undefined].map((value) => flow.ask(fn, { at: t0, key: value }).kind);
  expect(kinds).toEqual(["start", "start", "skip", "start", "start"]);
});

test("a rate limit drops: evenly spaced, at most the limit and a tenth in any period", () => {
  const configurations = record({
    limit: integer({ min: 1, max: 30 }),
    periodMs: integer({ min: 1_000, max: 60_000 }),
  });
  assert(
    property(configurations, boolean(), arrivals, (rateLimit, keyed, events) => {
      const flow = createFlow();
      const fn = define({ rateLimit: { ...rateLimit, ...(keyed && { key }) } });
      const started = events.filter((event) => flow.ask(fn, event).kind === "start");
      for (const group of keyed ? ["a", "b"] : [undefined]) {
        const starts = started.filter((event) => group === undefined || event.key === group).map(({ at }) => at);
        const most = rateLimit.limit + Math.floor(rateLimit.limit / 10);
        expect(busiest(starts, rateLimit.periodMs)).toBeLessThanOrEqual(most);
      }
      expect(started[0]).toEqual(events[0]);
    }),
  );
});

test("a rate limit of one starts the first event and the next one a period later", () => {
  const flow = createFlow();
  const fn = define({ rateLimit: { limit: 1, periodMs: 4 * hour } });
  const kinds = [0, 1, 4 * hour - 1, 4 * hour].map((after) => flow.ask(fn, { at: t0 + after }).kind);
  expect(kinds).toEqual(["start", "skip", "skip", "start"]);
});

test("throttled runs all start, in order, never more than the limit in a period", () => {
  const configurations = record({
    limit: integer({ min: 1, max: 10 }),
    periodMs: integer({ min: 1_000, max: 60_000 }),
    burst: integer({ min: 1, max: 5 }),
  });
  assert(
    property(configurations, boolean(), arrivals, (throttle, keyed, events) => {
      const flow = createFlow();
      const fn = define({ throttle: { ...throttle, ...(keyed && { key }) } });
      const runs = events.map((event) => {
        const decision = flow.ask(fn, event);
        if (decision.kind !== "start") throw new Error("a throttled run is lost");
        expect(decision.dueAt).toBeGreaterThanOrEqual(event.at);
        return { ...event, dueAt: decision.dueAt };
      });
      for (const group of keyed ? ["a", "b"] : [undefined]) {
        const due = runs.filter((run) => group === undefined || run.key === group).map(({ dueAt }) => dueAt);
        expect(due).toEqual(due.toSorted((a, b) => a - b));
        expect(busiest(due, throttle.periodMs)).toBeLessThanOrEqual(throttle.limit + throttle.burst - 1);
      }
    }),
  );
});

test("what is invoked is never dropped or debounced, but throttled as everything", () => {
  const flow = createFlow();
  const fn = define({
    idempotency: key,
    debounce: { periodMs: 1_000 },
    throttle: { limit: 1, periodMs: 1_000, burst: 1 },
  });
  const due = [0, 0, 0].map((after) => flow.ask(fn, { at: t0 + after, key: "k", forced: true }));
  expect(due.map((decision) => decision.kind === "start" && decision.dueAt - t0)).toEqual([0, 1_000, 2_000]);
});

test("a debounced event waits for quiet, at most until the timeout, and its job ends the burst", () => {
  const flow = createFlow();
  const fn = define({ debounce: { periodMs: 5_000, timeoutMs: 12_000, key } });
  const due = [0, 4_000, 8_000, 11_000].map((after) => flow.ask(fn, { at: t0 + after, key: "k" }));
  expect(due.map((decision) => decision.kind === "debounce" && decision.dueAt - t0)).toEqual([
    5_000, 9_000, 12_000, 12_000,
  ]);
  expect(new Set(due.map((decision) => decision.kind === "debounce" && decision.key)).size).toBe(1);
  expect(flow.ask(fn, { at: t0 + 1, key: "other" })).toMatchObject({ kind: "debounce", dueAt: t0 + 5_001 });
  expect(flow.ask(fn, { at: t0 + 12_000, key: "k", debounced: true }).kind).toBe("start");
  expect(flow.ask(fn, { at: t0 + 12_001, key: "k" })).toMatchObject({ kind: "debounce", dueAt: t0 + 17_001 });
});

test("debounced events use up the idempotency key when their run starts, not before", () => {
  const flow = createFlow();
  const fn = define({ debounce: { periodMs: 5_000 }, idempotency: key });
  expect(flow.ask(fn, { at: t0, key: "k" }).kind).toBe("debounce");
  expect(flow.ask(fn, { at: t0 + 1, key: "k" }).kind).toBe("debounce");
  expect(flow.ask(fn, { at: t0 + 5_001, key: "k", debounced: true }).kind).toBe("start");
  expect(flow.ask(fn, { at: t0 + 6_000, key: "k" }).kind).toBe("skip");
});

test("events that are debounced pass the rate limit when they come, and not again", () => {
  const flow = createFlow();
  const fn = define({ debounce: { periodMs: 5_000 }, rateLimit: { limit: 1, periodMs: hour } });
  expect(flow.ask(fn, { at: t0 }).kind).toBe("debounce");
  expect(flow.ask(fn, { at: t0 + 1 })).toEqual({ kind: "skip", reason: "rate-limit" });
  expect(flow.ask(fn, { at: t0 + 5_000, debounced: true }).kind).toBe("start");
});

test("a singleton that skips has one active run for each key, whatever happens", () => {
  checkSingleton("skip");
});

test("a singleton that cancels has one active run for each key, the newest", () => {
  checkSingleton("cancel");
});

function checkSingleton(mode: "skip" | "cancel") {
  const moves = array(tuple(constantFrom("event", "end", "prune"), constantFrom("a", "b"), nat(100)), {
    maxLength: 60,
  });
  assert(
    property(moves, (steps) => {
      const flow = createFlow();
      const fn = define({ singleton: { mode, key }, throttle: { limit: 1, periodMs: 1_000, burst: 1 } });
      const holders = new Map<string, string>();
      let at = t0;
      for (const [move, value, gap] of steps) {
        at += gap;
        const before = new Set(flow.active());
        if (move === "prune") pruneFlow(flow.transaction, at);
        if (move === "end") flow.end(holders.get(value) ?? "");
        if (move === "end") holders.delete(value);
        if (move !== "event") continue;
        const decision = flow.ask(fn, { at, key: value });
        const holder = holders.get(value);
        if (holder !== undefined && mode === "skip") {
          expect(decision).toEqual({ kind: "skip", reason: "singleton", runId: holder });
          continue;
        }
        expect(decision).toMatchObject({ kind: "start", cancels: holder === undefined ? [] : [holder] });
        holders.set(value, flow.active().find((run) => !before.has(run)) ?? "");
        expect(flow.active().toSorted()).toEqual([...holders.values()].toSorted());
      }
    }),
  );
}

test("a function that is skipped by its singleton keeps its idempotency key and its throttle", () => {
  const flow = createFlow();
  const throttle = { limit: 1, periodMs: 1_000, burst: 1 };
  const fn = define({ singleton: { mode: "skip" }, idempotency: key, throttle });
  expect(flow.ask(fn, { at: t0, key: "first" }).kind).toBe("start");
  expect(flow.ask(fn, { at: t0, key: "second" })).toMatchObject({ reason: "singleton" });
  flow.end("run-1");
  expect(flow.ask(fn, { at: t0, key: "second" })).toMatchObject({ kind: "start", dueAt: t0 + 1_000 });
});

test.each([
  ["120", 0, -120_000],
  ["-30", 30_000, 30_000],
  ["100000", 0, -600_000],
  ["-100000", 600_000, 600_000],
  ["1.9", 0, -1_000],
  ["'urgent'", 0, 0],
  ["event.data.missing", 0, 0],
  ["1 / 0", 0, 0],
])("priority %s: due after %d ms, ranked %d ms", (source, due, rank) => {
  const flow = createFlow();
  const decision = flow.ask(define({ priority: compileExpression(source) }), { at: t0 });
  expect(decision).toMatchObject({ dueAt: t0 + due, rank: t0 + rank });
});

test("the documented example of priority comes in its order", () => {
  const flow = createFlow();
  const at = (time: string) => Date.parse(`2026-01-01T${time}Z`);
  const fn = define({ priority: key });
  const jobs = (
    [
      ["A", "12:00:10", 0],
      ["B", "12:00:40", 0],
      ["C", "12:02:10", 0],
      ["X", "12:02:30", 0],
      ["Y", "12:02:30", 120],
    ] as const
  ).map(([name, time, factor]) => ({ name, decision: flow.ask(fn, { at: at(time), key: factor }) }));
  const rank = ({ decision }: (typeof jobs)[0]) => (decision.kind === "start" ? decision.rank : 0);
  expect(jobs.toSorted((a, b) => rank(a) - rank(b)).map(({ name }) => name)).toEqual(["A", "Y", "B", "C", "X"]);
});

test("the keys of concurrency limits are kept with the run", () => {
  const flow = createFlow();
  const concurrency = [
    { limit: 1, scope: "fn" },
    { limit: 1, scope: "env", key },
  ] as const;
  expect(flow.ask(define({ concurrency }), { at: t0, key: { deep: 1 } })).toMatchObject({
    limitKeys: ["", '{"deep":1}'],
  });
});

test("pruning forgets what has no effect any more, and nothing else", () => {
  const flow = createFlow();
  const fn = define({
    idempotency: key,
    singleton: { mode: "skip", key },
    throttle: { limit: 1, periodMs: 1_000, burst: 1 },
  });
  flow.ask(fn, { at: t0, key: "a" });
  flow.ask(fn, { at: t0, key: "b" });
  pruneFlow(flow.transaction, t0 + 1_999);
  expect([flow.rows("limits"), flow.rows("idempotency")]).toEqual([3, 2]);
  flow.end("run-1");
  pruneFlow(flow.transaction, t0 + 2_000);
  expect([flow.rows("limits"), flow.rows("idempotency")]).toEqual([1, 2]);
  expect(flow.ask(fn, { at: t0 + 2_000, key: "b" })).toMatchObject({ kind: "skip" });
  pruneFlow(flow.transaction, t0 + 24 * hour);
  expect([flow.rows("limits"), flow.rows("idempotency")]).toEqual([1, 0]);
});
