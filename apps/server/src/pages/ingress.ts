import type { WorkflowRuntime } from "@rawr/workflow-runtime";
import { Hono } from "hono";
import type { HostApp, HostEnv } from "../host-env.ts";
import { problemResponse } from "../problems/problem.ts";

/** Where an engine outside of this process calls functions; never public while the engine is embedded. */
export const ingressPath = "/api/inngest";

/** Hands requests to the runtime, which checks their signature. One that takes none looks like any unknown address. */
export function ingressRoutes(runtime: Pick<WorkflowRuntime, "ingress">): HostApp {
  const app = new Hono<HostEnv>();
  app.all(ingressPath, async (context) => {
    const response = await runtime.ingress(context.req.raw);
    if (response.status !== 404) return response;
    await response.body?.cancel();
    return problemResponse(context, { status: 404, code: "NOT_FOUND" });
  });
  return app;
}
