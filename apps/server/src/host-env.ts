import type { Principal } from "@rawr/orpc-standards/server";
import type { Logger } from "@rawr/workflow-runtime";
import type { Context, Hono, MiddlewareHandler } from "hono";

/** What middleware finds out about a request, for what comes after it. */
export interface HostVariables {
  requestId: string;
  /** Writes lines that carry the request id. */
  log: Logger;
  /** Aborts when the caller goes away, the request's time is up, or the host stops. */
  signal: AbortSignal;
  /** What was sent to an API, already read; absent where nothing was. */
  body?: Uint8Array<ArrayBuffer>;
  principal: Principal | null;
  /** What the caller proved itself with. */
  credential: "none" | "token" | "session";
  /** When that ends, in milliseconds since 1970; absent without a credential. A stream does not outlive it. */
  credentialEnds?: number;
  /** Pattern of the path, for logs and metrics; set by who knows better than the router of the host. */
  route?: string;
  /** Code of the problem that is answered. */
  problem?: string;
  /** Names the session, and is no secret. */
  session?: string;
}

export type HostEnv = { Variables: HostVariables };
export type HostApp = Hono<HostEnv>;
export type HostContext = Context<HostEnv>;
export type HostMiddleware = MiddlewareHandler<HostEnv>;
