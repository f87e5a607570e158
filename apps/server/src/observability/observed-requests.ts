import { hash } from "node:crypto";
import { metrics as otelMetrics } from "@opentelemetry/api";
import type { HostConfig } from "../config/host-config.ts";
import type { HostContext, HostMiddleware } from "../host-env.ts";
import { knownMethod } from "./known-method.ts";
import type { Metrics } from "./metrics.ts";
import { requestSpans, statusAttributes } from "./request-span.ts";
import { routeOf, unmatched } from "./route-of.ts";

/** Upper bounds in seconds, as the semantic conventions advise. */
const boundaries = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];

/**
 * Tells of each request once it is answered: a line of the log, metrics, and a span with the names of OpenTelemetry's
 * semantic conventions where an SDK is registered. Nothing of it holds a token, a cookie or the value of a query.
 */
export function observedRequests(metrics: Metrics, config: Pick<HostConfig, "publicOrigin">): HostMiddleware {
  const inSpan = requestSpans(config);
  const scheme = new URL(config.publicOrigin ?? "http://localhost").protocol.slice(0, -1);
  const durations = metrics.histogram("http_server_request_duration_seconds", "Time until a request was answered.");
  const problems = metrics.counter("host_problems_total", "Answers that were problems.");
  const meter = otelMetrics.getMeter("rawr.host");
  const otelDurations = meter.createHistogram("http.server.request.duration", {
    unit: "s",
    description: "Time until a request was answered.",
    advice: { explicitBucketBoundaries: boundaries },
  });
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
      ...(route !== unmatched && { "http.route": route }),
      "url.scheme": scheme,
      ...statusAttributes(status),
    });
    writeLine(context, { method, route, status, ms: Math.round(seconds * 1e5) / 100 });
  };
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
