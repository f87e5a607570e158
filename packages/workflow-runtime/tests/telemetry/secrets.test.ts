import { expect, test } from "vitest";
import { createTelemetry } from "../../src/telemetry/create-telemetry.ts";
import { incidents } from "../../src/telemetry/incidents.ts";
import { createJsonLogger } from "../../src/telemetry/logger.ts";
import { collect } from "./collect.ts";

const secret = "sk_live_51H8 do not tell";

// What an engine might hand over by accident: whole rows and errors, where ids are asked for.
const careless = {
  runId: "01JD8Z3V6QF4T9K2M7XWNCYB5R",
  functionId: "app-charge",
  event: { name: "charge", data: { card: secret } },
  data: secret,
  input: [secret],
  rawArgs: [secret],
  output: { token: secret },
  failure: { code: "DECLINED", message: secret },
  message: secret,
  errorStack: secret,
  headers: { authorization: secret },
};

test("a secret in event data, arguments, outputs, codes or errors is in no log line, span or metric", async () => {
  const collected = collect();
  const telemetry = createTelemetry(collected);
  const error = Object.assign(new TypeError(secret, { cause: new Error(secret) }), { data: secret });
  error.stack = `TypeError: ${secret}\n    at charge (/srv/${secret}.ts:1:1)`;
  const created = telemetry.createRun(careless);
  created.queued();
  const run = { ...careless, traceparent: created.traceparent };
  telemetry.runStarted(run, 1);
  const dispatch = telemetry.dispatchStarted({ run, jobId: 1, attempt: 1, lagMs: 0, ...{ payload: secret } });
  const step = { run, name: "charge", op: "StepRun", attempt: 1, startedAt: 1, endedAt: 2, code: secret } as const;
  telemetry.stepEnded({ ...careless, ...step, outcome: "failed" });
  dispatch.ended("thrown", secret);
  telemetry.runEnded({ ...run, status: "failed", createdAt: 1, finishedAt: 2, code: secret });
  for (const code of Object.keys(incidents) as (keyof typeof incidents)[]) {
    telemetry.note(code, { ...careless, error, code: secret });
    telemetry.note(code, { ...careless, error: secret });
    telemetry.note(code, { ...careless, error: { message: secret, code: secret } });
  }
  const spans = collected
    .spans()
    .map(({ name, attributes, events, status, links }) => ({ name, attributes, events, status, links }));
  const metrics = [...(await collected.metrics()).values()];
  expect(spans).toHaveLength(4);
  expect(metrics.length).toBeGreaterThan(5);
  expect(collected.lines.length).toBeGreaterThan(3 * Object.keys(incidents).length);
  expect(JSON.stringify([spans, metrics, collected.lines])).not.toContain(secret.slice(0, 7));
});

test("an error is told by its code, else by its class", () => {
  const { lines, ...collected } = collect();
  const telemetry = createTelemetry(collected);
  telemetry.note("INGRESS_THREW", { error: Object.assign(new Error("x"), { code: "ECONNRESET" }) });
  telemetry.note("INGRESS_THREW", { error: new RangeError("x") });
  expect(lines.map((line) => JSON.parse(line).error)).toEqual(["ECONNRESET", "RangeError"]);
});

test("a line says when, how loud, what and about whom, and is one line", () => {
  const { lines, ...collected } = collect();
  createTelemetry(collected).note("STEP_TOO_LARGE", {
    runId: "01JD8Z3V6QF4T9K2M7XWNCYB5R",
    step: "line\nbreak",
    bytes: 5_000_000,
  });
  expect(lines).toEqual([
    '{"level":"warn","time":"1970-01-01T00:00:00.000Z","name":"workflow-runtime","msg":"a step\'s output is larger than allowed; the step failed for good","incident":"STEP_TOO_LARGE","runId":"01JD8Z3V6QF4T9K2M7XWNCYB5R","step":"line\\nbreak","bytes":5000000}\n',
  ]);
});

test("the default level is warn", () => {
  const lines: string[] = [];
  const telemetry = createTelemetry({ logger: createJsonLogger({ write: (line) => lines.push(line) }) });
  telemetry.note("RUNTIME_OPENED");
  telemetry.note("DATABASE_FULL");
  telemetry.runEnded({ ...careless, status: "completed", createdAt: 1, finishedAt: 2 });
  telemetry.runEnded({ ...careless, status: "failed", createdAt: 1, finishedAt: 2, code: "DECLINED" });
  expect(lines.map((line) => JSON.parse(line).msg)).toEqual([incidents.DATABASE_FULL[1], "a run failed"]);
});
