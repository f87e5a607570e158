import { Hono } from "hono";
import type { HostConfig } from "../config/host-config.ts";
import type { HostApp, HostEnv } from "../host-env.ts";
import { isOperator } from "../principal/is-operator.ts";
import { problemResponse } from "../problems/problem.ts";
import type { Metrics } from "./metrics.ts";

/** `/metrics` in the text format of Prometheus, for operators or for everybody who reaches the host. */
export function metricsRoutes(metrics: Metrics, { metrics: readers }: Pick<HostConfig, "metrics">): HostApp {
  const app = new Hono<HostEnv>();
  app.get("/metrics", (context) => {
    const principal = context.get("principal");
    if (readers === "operators") {
      if (principal === null) return problemResponse(context, { status: 401, code: "UNAUTHORIZED" });
      // The numbers are of all tenants; an operator of one of them learns how busy the others are, not what they do.
      if (!isOperator(principal)) {
        const detail = "Needs the scope workflows:operate.";
        return problemResponse(context, { status: 403, code: "FORBIDDEN", detail });
      }
    }
    return context.text(metrics.text(), 200, { "content-type": "text/plain; version=0.0.4; charset=utf-8" });
  });
  return app;
}
