import { readFileSync } from "node:fs";
import { context, SpanKind, SpanStatusCode, trace } from "@opentelemetry/api";
import type { ReadableSpan } from "@opentelemetry/sdk-trace-base";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTelemetry } from "../../src/telemetry/create-telemetry.ts";
import { silentTelemetry } from "../../src/telemetry/silent.ts";
import type { Telemetry } from "../../src/telemetry/types.ts";
import { AsyncLocalStorageContextManager, collect } from "./collect.ts";

const run = { runId: "01JD8Z3V6QF4T9K2M7XWNCYB5R", functionId: "app-reconcile" };
const at = Date.UTC(2026, 10, 21);

beforeAll(() => {
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
});
afterAll(() => context.disable());

function playRun(telemetry: Telemetry, parent?: string): string | undefined {
  const created = telemetry.createRun(run, parent);
  created.queued();
  const known = { ...run, traceparent: created.traceparent };
  telemetry.runStarted(known, 5);
  const dispatch = telemetry.dispatchStarted({ run: known, jobId: 1, attempt: 1, lagMs: 5 });
  const step = { run: known, op: "StepRun", traceparent: dispatch.traceparent, startedAt: at, endedAt: at + 250 };
  telemetry.stepEnded({ ...step, name: "charge", attempt: 1, outcome: "retrying", code: "LEDGER_DOWN" });
  telemetry.stepEnded({ ...step, name: "charge", attempt: 2, outcome: "completed" });
  dispatch.ended("answered");
  telemetry.stepEnded({
    run: known,
    name: "a week",
    op: "Sleep",
    attempt: 1,
    outcome: "completed",
    startedAt: at,
    endedAt: at + 604_800_000,
  });
  const ended = { createdAt: at, startedAt: at + 5, finishedAt: at + 604_800_500 };
  telemetry.runEnded({ ...known, ...ended, status: "failed", code: "LEDGER_DOWN" });
  return created.traceparent;
}

test("a run is one trace: what created it, its calls with their steps, its sleeps, and the whole of it", () => {
  const collected = collect();
  playRun(createTelemetry(collected));
  const spans = collected.spans();
  expect(new Set(spans.map((span) => span.spanContext().traceId)).size).toBe(1);
  expect(tree(spans)).toEqual([
    "create app-reconcile",
    "create app-reconcile > process app-reconcile",
    "create app-reconcile > process app-reconcile > step charge",
    "create app-reconcile > process app-reconcile > step charge",
    "create app-reconcile > run app-reconcile",
    "create app-reconcile > step a week",
  ]);
});

test("spans have the times of what happened, also of what happened in another process", () => {
  const collected = collect();
  playRun(createTelemetry(collected));
  const whole = named(collected.spans(), "run app-reconcile");
  expect(milliseconds(whole.startTime)).toBe(at);
  expect(milliseconds(whole.endTime)).toBe(at + 604_800_500);
  expect(whole.status.code).toBe(SpanStatusCode.ERROR);
  expect(whole.attributes).toMatchObject({
    "workflow.run.id": run.runId,
    "workflow.run.status": "failed",
    "error.type": "LEDGER_DOWN",
  });
  expect(whole.events.map(({ name, time }) => [name, milliseconds(time)])).toEqual([["started", at + 5]]);
});

test("a run is a message of OpenTelemetry's conventions: created by one, processed by each call", () => {
  const collected = collect();
  playRun(createTelemetry(collected));
  const [created, processed] = ["create", "process"].map((verb) => named(collected.spans(), `${verb} app-reconcile`));
  expect([created?.kind, processed?.kind]).toEqual([SpanKind.PRODUCER, SpanKind.CONSUMER]);
  expect(processed?.attributes).toMatchObject({
    "messaging.operation.type": "process",
    "messaging.destination.name": "app-reconcile",
    "messaging.message.id": run.runId,
  });
});

test("a run triggered inside a span joins its trace, and user code's spans nest in the call", async () => {
  const collected = collect();
  const telemetry = createTelemetry(collected);
  const tracer = collected.tracerProvider.getTracer("user");
  const parent = tracer.startActiveSpan("POST /reconcile", (span) => {
    const caller = telemetry.caller();
    span.end();
    return caller;
  });
  expect(telemetry.caller()).toBeUndefined();
  const created = telemetry.createRun(run, parent);
  created.queued();
  const known = { ...run, traceparent: created.traceparent };
  const dispatch = telemetry.dispatchStarted({ run: known, jobId: 1, attempt: 1, lagMs: 0 });
  const answer = await dispatch.within(async () => {
    await Promise.resolve();
    tracer.startSpan("SELECT payments").end();
    return "answer";
  });
  dispatch.ended("answered");
  expect(answer).toBe("answer");
  expect(tree(collected.spans())).toContain(
    "POST /reconcile > create app-reconcile > process app-reconcile > SELECT payments",
  );
  expect(dispatch.traceparent).toMatch(/^00-[\da-f]{32}-[\da-f]{16}-01$/);
});

test("a run whose transaction rolled back leaves nothing", async () => {
  const collected = collect();
  createTelemetry(collected).createRun(run);
  expect(collected.spans()).toEqual([]);
  expect(collected.lines).toEqual([]);
  expect((await collected.metrics()).has("workflow.runs.queued")).toBe(false);
});

test("a traceparent that is none makes a trace of its own", () => {
  const collected = collect();
  for (const parent of ["", "00-zz-11-01", `00-${"0".repeat(32)}-${"0".repeat(16)}-01`])
    playRun(createTelemetry(collected), parent);
  expect(collected.spans().filter((span) => !span.parentSpanContext)).toHaveLength(3);
});

test("a step that ended before it began, by a clock that went back, has no length", () => {
  const collected = collect();
  const step = {
    run,
    name: "x",
    op: "StepRun",
    attempt: 1,
    outcome: "completed",
    startedAt: at,
    endedAt: at - 900,
  } as const;
  createTelemetry(collected).stepEnded(step);
  expect(milliseconds(named(collected.spans(), "step x").duration)).toBe(0);
});

test("metrics count runs, steps, commits, lag and levels", async () => {
  const collected = collect();
  const telemetry = createTelemetry(collected);
  playRun(telemetry);
  telemetry.committed(2, 7);
  telemetry.subscribers(1);
  telemetry.subscribers(1);
  telemetry.subscribers(-1);
  telemetry.note("CLOCK_WENT_BACK");
  let answered = 0;
  const forget = telemetry.observe(() => {
    answered += 1;
    return { queued: 4, dispatching: 2, lagMs: 1500 };
  });
  const points = [...(await collected.metrics())].map(([name, metric]) => [
    `${name} ${metric.descriptor.unit}`,
    metric.dataPoints.map(({ value }) => (typeof value === "number" ? value : { count: value.count, sum: value.sum })),
  ]);
  expect(Object.fromEntries(points)).toEqual({
    "workflow.runs.queued {run}": [1],
    "workflow.runs.started {run}": [1],
    "workflow.runs.finished {run}": [1],
    "workflow.run.wait s": [{ count: 1, sum: 0.005 }],
    "workflow.run.duration s": [{ count: 1, sum: 604_800.5 }],
    "workflow.step.duration s": [
      { count: 1, sum: 0.25 },
      { count: 1, sum: 0.25 },
      { count: 1, sum: 604_800 },
    ],
    "workflow.dispatch.duration s": [{ count: 1, sum: expect.any(Number) }],
    "workflow.job.lag s": [{ count: 1, sum: 0.005 }],
    "workflow.commit.duration s": [{ count: 1, sum: 0.002 }],
    "workflow.commit.transitions {transition}": [{ count: 1, sum: 7 }],
    "workflow.subscribers {subscriber}": [1],
    "workflow.incidents {incident}": [1],
    "workflow.jobs.queued {job}": [4],
    "workflow.dispatches.active {dispatch}": [2],
    "workflow.queue.lag s": [1.5],
  });
  const finished = (await collected.metrics()).get("workflow.runs.finished")?.dataPoints[0]?.attributes;
  expect(finished).toEqual({
    "workflow.function.id": "app-reconcile",
    "workflow.run.status": "failed",
    "error.type": "LEDGER_DOWN",
  });
  const asked = answered;
  forget();
  await collected.metrics();
  expect(answered).toBe(asked);
});

test("without an SDK there is no traceparent, and calls go through", () => {
  const logger = { debug() {}, info() {}, warn() {}, error() {} };
  for (const telemetry of [createTelemetry({ logger }), silentTelemetry]) {
    expect(playRun(telemetry)).toBeUndefined();
    const dispatch = telemetry.dispatchStarted({ run, jobId: 1, attempt: 1, lagMs: 0 });
    expect([dispatch.traceparent, dispatch.within(() => 42)]).toEqual([undefined, 42]);
  }
});

test("a logger that throws fails no run", () => {
  const fail = () => {
    throw new Error("disk full");
  };
  const telemetry = createTelemetry({ logger: { debug: fail, info: fail, warn: fail, error: fail } });
  expect(() => playRun(telemetry)).not.toThrow();
  expect(() => telemetry.note("INTERNAL_ERROR")).not.toThrow();
});

test("an application that registers with version 1.9 of OpenTelemetry's API is heard", () => {
  // The API answers with nothing where it is newer than the one that registered, and SDKs 2.x take 1.9 only.
  const { dependencies } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as {
    dependencies: Readonly<Record<string, string>>;
  };
  expect(dependencies["@opentelemetry/api"]).toMatch(/^1\.9\./);
});

function tree(spans: readonly ReadableSpan[]): string[] {
  const byId = new Map(spans.map((span) => [span.spanContext().spanId, span]));
  const path = (span: ReadableSpan): string => {
    const parent = byId.get(span.parentSpanContext?.spanId ?? "");
    return parent ? `${path(parent)} > ${span.name}` : span.name;
  };
  return spans.map(path).sort();
}

function named(spans: readonly ReadableSpan[], name: string): ReadableSpan {
  const span = spans.find((each) => each.name === name);
  if (!span) throw new Error(`no span ${name}`);
  return span;
}

function milliseconds([seconds, nanoseconds]: readonly [number, number]): number {
  return seconds * 1000 + nanoseconds / 1e6;
}

test("a span of ours is what `trace` knows as active inside the call", () => {
  const collected = collect();
  const dispatch = createTelemetry(collected).dispatchStarted({ run, jobId: 1, attempt: 1, lagMs: 0 });
  const active = dispatch.within(() => trace.getActiveSpan()?.spanContext().spanId);
  expect(dispatch.traceparent).toContain(`-${active}-`);
});
