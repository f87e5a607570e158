import type { HostConfig } from "../config/host-config.ts";
import type { HostMiddleware } from "../host-env.ts";
import { callerKey } from "../principal/caller-key.ts";
import { isUnsafe } from "../principal/unsafe-methods.ts";
import { problemResponse } from "../problems/problem.ts";
import { createRateLimiter } from "./rate-limiter.ts";

export interface WriteRateOptions {
  readonly config: Pick<HostConfig, "limits" | "trustProxy">;
  readonly now: () => Date;
  /** The engine's calls are not a caller's. */
  readonly exempt: (path: string) => boolean;
}

/** Refuses requests of unsafe methods that come too often from one principal, or from one address without a principal. */
export function writeRate({ config, now, exempt }: WriteRateOptions): HostMiddleware {
  const limiter = createRateLimiter({ perMinute: config.limits.writesPerMinute, now: () => now().getTime() });
  return async (context, next) => {
    if (!isUnsafe(context.req.method) || exempt(context.req.path)) return next();
    const wait = limiter.take(callerKey(context, config.trustProxy));
    if (wait === 0) return next();
    const headers = { "retry-after": String(Math.ceil(wait / 1_000)) };
    return problemResponse(context, { status: 429, code: "TOO_MANY_REQUESTS", headers });
  };
}
