import { cors } from "hono/cors";
import type { HostConfig } from "../config/host-config.ts";
import type { HostMiddleware } from "../host-env.ts";

/** Lets pages of the configured origins read answers, with tokens of their own and never with a person's cookie. */
export function crossOrigin({ corsOrigins }: Pick<HostConfig, "corsOrigins">): HostMiddleware {
  return cors({
    origin: [...corsOrigins],
    allowHeaders: ["authorization", "content-type", "idempotency-key", "last-event-id", "x-request-id"],
    allowMethods: ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"],
    exposeHeaders: ["location", "retry-after", "x-request-id"],
    maxAge: 600,
  });
}
