import { context, metrics, propagation, SpanKind, SpanStatusCode, trace } from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import { W3CTraceContextPropagator } from "@opentelemetry/core";
import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from "@opentelemetry/sdk-metrics";
import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from "@opentelemetry/sdk-trace-base";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { createCoreHost } from "../support/core-host.ts";
import { createTestHost } from "../support/test-host.ts";
import { token } from "../support/token.ts";

const spans = new InMemorySpanExporter();
const numbers = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
const reader = new PeriodicExportingMetricReader({ exporter: numbers });

beforeAll(() => {
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  propagation.setGlobalPropagator(new W3CTraceContextPropagator());
  trace.setGlobalTracerProvider(new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(spans)] }));
  metrics.setGlobalMeterProvider(new MeterProvider({ readers: [reader] }));
});
afterEach(() => spans.reset());
afterAll(() => {
  for (const api of [context, propagation, trace, metrics]) api.disable();
});

const traceId = "0af7651916cd43dd8448eb211c80319c";
const traceparent = `00-${traceId}-b7ad6b7169203331-01`;
const requests = () => spans.getFinishedSpans().filter(({ kind }) => kind === SpanKind.SERVER);

describe("a request", () => {
  it("is a span of the caller's trace, named by its route, without values of the query or credentials", async () => {
    const host = await createCoreHost(
      { publicOrigin: "https://console.test" },
      { routes: (app) => void app.get("/read/:id", (answer) => answer.text("read")) },
    );
    const bearer = await token({ subject: "olga.personal" });
    const headers = { authorization: `Bearer ${bearer}`, traceparent, "user-agent": "personal/1" };
    await host.request("/read/42?q=secret-value", { headers });
    await host.close();
    const [span] = requests();
    expect(span?.name).toBe("GET /read/:id");
    expect(span?.parentSpanContext).toMatchObject({ traceId, spanId: "b7ad6b7169203331" });
    expect(span?.attributes).toEqual({
      "http.request.method": "GET",
      "http.response.status_code": 200,
      "http.route": "/read/:id",
      "server.address": "console.test",
      "server.port": 443,
      "url.path": "/read/42",
      "url.scheme": "https",
    });
    const told = JSON.stringify(
      spans.getFinishedSpans().map(({ name, attributes, events }) => [name, attributes, events]),
    );
    expect(told).not.toMatch(new RegExp(`secret-value|personal|127\\.0\\.0\\.1|${bearer}`));
  });

  it("that fails is an error of the server, one that is refused is not", async () => {
    const host = await createCoreHost(
      {},
      {
        routes: (app) =>
          void app.get("/broken", () => {
            throw new Error("the password is hunter2");
          }),
      },
    );
    await host.request("/broken");
    await host.request("/nowhere/at-all", { method: "PROPFIND" });
    await host.close();
    const [broken, nowhere] = requests();
    expect([broken?.status.code, broken?.attributes]).toMatchObject([SpanStatusCode.ERROR, { "error.type": "500" }]);
    expect(JSON.stringify(broken?.events)).not.toContain("hunter2");
    expect([nowhere?.name, nowhere?.status.code, nowhere?.attributes]).toMatchObject([
      "HTTP",
      SpanStatusCode.UNSET,
      { "http.request.method": "_OTHER", "http.request.method_original": "PROPFIND" },
    ]);
    expect(nowhere?.attributes).not.toHaveProperty("error.type");
    expect(nowhere?.attributes).not.toHaveProperty("http.route");
  });

  it("is measured in seconds, by method, route and status", async () => {
    const host = await createCoreHost({}, { routes: (app) => void app.get("/read/:id", (answer) => answer.text("")) });
    await host.request("/read/1");
    await host.request("/read/2");
    await host.close();
    await reader.forceFlush();
    const known = numbers.getMetrics().flatMap(({ scopeMetrics }) => scopeMetrics.flatMap(({ metrics: all }) => all));
    const durations = known.findLast(({ descriptor }) => descriptor.name === "http.server.request.duration");
    expect(durations?.descriptor.unit).toBe("s");
    const points = durations?.dataPoints.filter(({ attributes }) => attributes["http.route"] === "/read/:id") ?? [];
    expect(points.map(({ attributes, value }) => [attributes, Object(value).count])).toContainEqual([
      {
        "http.request.method": "GET",
        "http.response.status_code": 200,
        "http.route": "/read/:id",
        "url.scheme": "http",
      },
      2,
    ]);
  });
});

it("a trigger and the whole run after it belong to the trace of the request", async () => {
  const host = await createTestHost();
  const answer = await host.request("/api/workflows/invoicing/reconciliation/trigger", {
    as: { subject: "olga.personal" },
    headers: { traceparent },
    json: { invoiceId: "inv-001" },
  });
  expect(answer.status).toBe(202);
  const named = (pattern: RegExp) => spans.getFinishedSpans().filter(({ name }) => pattern.test(name));
  await expect.poll(() => named(/^run /).length, { timeout: 20_000 }).toBe(1);
  await host.close();
  const [request] = requests();
  const [created] = named(/^create /);
  const [run] = named(/^run /);
  expect(request?.name).toBe("POST /api/workflows/invoicing/reconciliation/trigger");
  expect(created?.parentSpanContext?.spanId).toBe(request?.spanContext().spanId);
  expect(run?.parentSpanContext?.spanId).toBe(created?.spanContext().spanId);
  for (const span of [request, created, run]) expect(span?.spanContext().traceId).toBe(traceId);
  const told = JSON.stringify(
    spans.getFinishedSpans().map(({ name, attributes, events }) => [name, attributes, events]),
  );
  expect(told).not.toContain("olga.personal");
});
