import { Hono } from "hono";
import type { HostApp, HostEnv } from "../host-env.ts";
import { problemResponse } from "../problems/problem.ts";

export interface HealthOptions {
  /** Where the host is in its life. */
  readonly state: () => "starting" | "ready" | "stopping";
  /** What has to answer before the host can: each throws or rejects when it does not. */
  readonly checks: Readonly<Record<string, () => unknown>>;
  /** Milliseconds that a check may take; 2,000 by default. */
  readonly patienceMs?: number;
}

const fresh = { "cache-control": "no-store" };

/** `/healthz`: the process lives. `/readyz`: send requests here; 503 names what does not answer, and never why. */
export function healthRoutes({ state, checks, patienceMs = 2_000 }: HealthOptions): HostApp {
  const app = new Hono<HostEnv>();
  app.get("/healthz", (context) => context.json({ status: "ok" }, 200, fresh));
  app.get("/readyz", async (context) => {
    const where = state();
    const results = await Promise.all(
      Object.entries(checks).map(async ([name, check]) => {
        try {
          await within(patienceMs, check);
          return [name, "ok"] as const;
        } catch (error) {
          context.get("log").warn({ check: name, error: String(error) }, "not ready");
          return [name, "failing"] as const;
        }
      }),
    );
    const report = { state: where, checks: Object.fromEntries(results) };
    if (where === "ready" && results.every(([, result]) => result === "ok")) {
      return context.json({ status: "ready", ...report }, 200, fresh);
    }
    const headers = { "retry-after": "1" };
    return problemResponse(context, { status: 503, code: "SERVICE_UNAVAILABLE", data: report, headers });
  });
  return app;
}

async function within(ms: number, check: () => unknown): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${ms} ms`)), ms);
  });
  try {
    await Promise.race([Promise.resolve().then(check), late]);
  } finally {
    clearTimeout(timer);
  }
}
