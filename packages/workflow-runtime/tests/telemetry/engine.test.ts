import { join } from "node:path";
import { context, metrics, trace } from "@opentelemetry/api";
import { Inngest } from "inngest";
import { expect, onTestFinished, test } from "vitest";
import { createEmbeddedRuntime } from "../../src/index.ts";
import { temporaryFolder } from "../cli/database.ts";
import { AsyncLocalStorageContextManager, collect } from "./collect.ts";

const secret = "sk_live_51H8";

// The SDK prints errors of user code through the application's logger, which is not what is tested here.
const silent = { debug() {}, info() {}, warn() {}, error() {} };

/** A runtime that tells its telemetry to `collected`, as an application with an OpenTelemetry SDK has it. */
function observedRuntime(collected: ReturnType<typeof collect>) {
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  trace.setGlobalTracerProvider(collected.tracerProvider);
  metrics.setGlobalMeterProvider(collected.meterProvider);
  const runtime = createEmbeddedRuntime({
    file: join(temporaryFolder(), "workflows.db"),
    retryDelays: [1],
    logger: collected.logger,
  });
  onTestFinished(async () => {
    await runtime.close();
    for (const api of [context, trace, metrics]) api.disable();
  });
  return { runtime, client: new Inngest({ id: "shop", ...runtime.clientOptions, logger: silent }) };
}

test("a run of the engine is a trace below its trigger, and no data of it is told", async () => {
  const collected = collect();
  const { runtime, client } = observedRuntime(collected);
  let attempts = 0;
  const charge = client.createFunction(
    { id: "charge", triggers: [{ event: "charge" }], retries: 1 },
    async ({ event, step }) => {
      const token = await step.run(
        "authorise",
        (card: string) => {
          trace.getTracer("user").startSpan("POST /authorise").end();
          if (attempts++ === 0) throw new Error(`refused ${card} ${secret}`);
          return `${card} ${secret}`;
        },
        event.data["card"] as string,
      );
      await step.sleep("a moment", 5);
      throw new TypeError(`no money on ${token}`);
    },
  );
  await runtime.attach(client, [charge]);
  const tracer = trace.getTracer("user");
  const { runId } = await tracer.startActiveSpan("POST /charges", async (span) => {
    const receipt = await runtime.trigger({ name: "charge", data: { card: secret, nested: { secret } } });
    span.end();
    return receipt;
  });
  for await (const _ of runtime.store.subscribe(runId, 0, AbortSignal.timeout(30_000)));
  expect((await runtime.store.get(runId))?.status).toBe("failed");
  await runtime.close();

  const spans = collected.spans();
  const root = spans.find(({ name }) => name === "POST /charges");
  const ours = spans.filter((span) => span.spanContext().traceId === root?.spanContext().traceId);
  const names = ours.map(({ name }) => name);
  expect(names).toEqual(
    expect.arrayContaining([
      "create shop-charge",
      "process shop-charge",
      "step authorise",
      "step a moment",
      "run shop-charge",
    ]),
  );
  expect(names.filter((name) => name === "POST /authorise")).toHaveLength(2);
  const counted = await collected.metrics();
  expect(counted.get("workflow.runs.finished")?.dataPoints).toMatchObject([
    { attributes: { "workflow.run.status": "failed" }, value: 1 },
  ]);
  const told = [
    spans
      .filter(({ instrumentationScope }) => instrumentationScope.name === "@rawr/workflow-runtime")
      .map(({ name, attributes, events, status }) => ({ name, attributes, events, status })),
    [...counted.values()],
    collected.lines,
  ];
  expect(collected.lines.join("")).toContain('"msg":"a run failed"');
  expect(JSON.stringify(told)).not.toContain(secret);
});
