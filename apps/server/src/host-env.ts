import type { Principal } from "@rawr/orpc-standards/server";
import type { Logger } from "@rawr/workflow-runtime";
import type { Hono, MiddlewareHandler } from "hono";

/** What middleware finds out about a request, for what comes after it. */
export interface HostVariables {
  requestId: string;
  /** Writes lines that carry the request id. */
  log: Logger;
  principal: Principal | null;
  /** What the caller proved itself with. */
  credential: "none" | "token" | "session";
}

export type HostEnv = { Variables: HostVariables };
export type HostApp = Hono<HostEnv>;
export type HostMiddleware = MiddlewareHandler<HostEnv>;
