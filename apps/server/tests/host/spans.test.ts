import { type Attributes, type Span, type SpanOptions, trace } from "@opentelemetry/api";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createCoreHost } from "../support/core-host.ts";
import { token } from "../support/token.ts";

interface Recorded {
  name: string;
  readonly attributes: Attributes;
  ended: boolean;
}

const spans: Recorded[] = [];

/** As much of an SDK as registers a provider of tracers. */
function startSpan(name: string, { attributes = {} }: SpanOptions = {}): Span {
  const recorded: Recorded = { name, attributes: { ...attributes }, ended: false };
  spans.push(recorded);
  const span: Span = {
    spanContext: () => ({ traceId: "1".repeat(32), spanId: "2".repeat(16), traceFlags: 1 }),
    setAttribute: () => span,
    setAttributes(more) {
      Object.assign(recorded.attributes, more);
      return span;
    },
    addEvent: () => span,
    addLink: () => span,
    addLinks: () => span,
    setStatus: () => span,
    updateName(other) {
      recorded.name = other;
      return span;
    },
    end: () => void (recorded.ended = true),
    isRecording: () => true,
    recordException: () => {},
  };
  return span;
}

beforeAll(() => {
  const tracer = { startSpan, startActiveSpan: () => undefined as never };
  trace.setGlobalTracerProvider({ getTracer: () => tracer });
});
afterAll(() => trace.disable());

it("a request is a span named by its route, without values of the query or credentials", async () => {
  const host = await createCoreHost(
    {},
    { routes: (app) => void app.get("/read/:id", (context) => context.text("read")) },
  );
  const bearer = await token();
  await host.request("/read/42?q=secret-value", { headers: { authorization: `Bearer ${bearer}` } });
  await host.close();
  expect(spans.find(({ name }) => name === "GET /read/:id")).toEqual({
    name: "GET /read/:id",
    ended: true,
    attributes: {
      "http.request.method": "GET",
      "url.path": "/read/42",
      "http.route": "/read/:id",
      "http.response.status_code": 200,
    },
  });
  expect(JSON.stringify(spans)).not.toMatch(new RegExp(`secret-value|${bearer}`));
});
