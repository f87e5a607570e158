import { createDashboard, type DashboardOptions } from "@rawr/workflow-runtime/dashboard";
import { Hono } from "hono";
import type { HostApp, HostEnv } from "../host-env.ts";
import { isOperator } from "../principal/is-operator.ts";
import { problemResponse } from "../problems/problem.ts";
import { withRequestId } from "../surfaces/problem-with-id.ts";
import { runtimeOfTenant } from "./tenant-runtime.ts";

const basePath = "/workflows";

/**
 * The dashboard of the workflow runtime. An operator ({@link isOperator}) sees the runs of the own
 * tenant, inputs and outputs included, and may cancel and retry them. Runs of several tenants at once are for who has
 * the machine: `pnpm workflows`.
 */
export function dashboardRoutes(runtime: DashboardOptions["runtime"]): HostApp {
  const app = new Hono<HostEnv>();
  // As many as there are tenants whose operators have looked: tenants come from checked credentials.
  const dashboards = new Map<string, (request: Request) => Promise<Response>>();
  const dashboardOf = (tenant: string) => {
    const authorize = () => ({ mayRead: true, mayAct: true, seesOutputs: true });
    const dashboard =
      dashboards.get(tenant) ?? createDashboard({ runtime: runtimeOfTenant(runtime, tenant), authorize, basePath });
    dashboards.set(tenant, dashboard);
    return dashboard;
  };
  app.all(`${basePath}/*`, async (context) => {
    const principal = context.get("principal");
    if (!principal) return problemResponse(context, { status: 401, code: "UNAUTHORIZED" });
    if (!isOperator(principal)) return problemResponse(context, { status: 403, code: "FORBIDDEN" });
    const response = await dashboardOf(principal.tenant)(context.req.raw);
    const isProblem = response.headers.get("content-type") === "application/problem+json";
    return isProblem ? withRequestId(context, response) : response;
  });
  return app;
}
