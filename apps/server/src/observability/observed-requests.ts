import { hash } from "node:crypto";
import {
  context as contexts,
  metrics as otelMetrics,
  propagation,
  SpanKind,
  SpanStatusCode,
  trace,
} from "@opentelemetry/api";
import type { HostContext, HostMiddleware } from "../host-env.ts";
import type { Metrics } from "./metrics.ts";
import { routeOf } from "./route-of.ts";

/**
 * Tells of each request once it is answered: a line of the log, metrics, and a span with the names of OpenTelemetry's
 * semantic conventions where an SDK is registered. Nothing of it holds a token, a cookie or the value of a query.
 */
export function observedRequests(metrics: Metrics): HostMiddleware {
  const durations = metrics.histogram("http_server_request_duration_seconds", "Time until a request was answered.");
  const problems = metrics.counter("host_problems_total", "Answers that were problems.");
  const meter = otelMetrics.getMeter("rawr.host");
  const otelDurations = meter.createHistogram("http.server.request.duration", { unit: "s" });
  return async (context, next) => {
    const began = performance.now();
    await inSpan(context, next);
    const seconds = (performance.now() - began) / 1_000;
    const { status } = context.res;
    const { method } = context.req;
    const route = routeOf(context);
    const problem = context.get("problem");
    durations.record({ method: knownMethod(method), route, status: String(status) }, seconds);
    if (problem !== undefined) problems.add({ code: problem, route });
    otelDurations.record(seconds, {
      "http.request.method": knownMethod(method),
      "http.route": route,
      "http.response.status_code": status,
    });
    writeLine(context, { method, route, status, ms: Math.round(seconds * 1e5) / 100 });
  };
}

const tracer = trace.getTracer("rawr.host");

async function inSpan(context: HostContext, next: () => Promise<void>): Promise<void> {
  const parent = propagation.extract(contexts.active(), context.req.raw.headers, {
    get: (headers, name) => headers.get(name) ?? undefined,
    keys: (headers) => [...headers.keys()],
  });
  const { method, path } = context.req;
  const attributes = { "http.request.method": method, "url.path": path };
  const span = tracer.startSpan(method, { kind: SpanKind.SERVER, attributes }, parent);
  try {
    await contexts.with(trace.setSpan(parent, span), next);
  } finally {
    if (span.isRecording()) {
      const route = routeOf(context);
      const { status } = context.res;
      span.updateName(`${method} ${route}`);
      span.setAttributes({ "http.route": route, "http.response.status_code": status });
      if (status >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
    }
    span.end();
  }
}

interface Line {
  readonly method: string;
  readonly route: string;
  readonly status: number;
  readonly ms: number;
}

function writeLine(context: HostContext, line: Line): void {
  const log = context.get("log");
  const level = line.status >= 500 ? "error" : "info";
  if (log.isLevelEnabled?.(level) === false) return;
  const principal = context.get("principal");
  const problem = context.get("problem");
  log[level](
    {
      ...line,
      credential: context.get("credential"),
      // The same person is the same caller in every line; who it is, is not in the log.
      ...(principal && { tenant: principal.tenant, caller: hash("sha256", principal.subject).slice(0, 16) }),
      ...(problem !== undefined && { problem }),
    },
    "request",
  );
}

const methods = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);

/** Callers may invent methods, and each would be a series of its own. */
function knownMethod(method: string): string {
  return methods.has(method) ? method : "_OTHER";
}
