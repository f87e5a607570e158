import type { WorkflowRuntime } from "@rawr/workflow-runtime/internals";
import type { Inngest, InngestFunction } from "inngest";
import { serve } from "inngest/edge";
import { requireSigningKey } from "./connection/require-keys.ts";

export interface ServeHandlerOptions {
  readonly client: Inngest.Any;
  readonly functions: readonly InngestFunction.Any[];
  /** `INNGEST_SIGNING_KEY` or the client's own by default. */
  readonly signingKey?: string;
  /** Origin under which the server reaches this process (`INNGEST_SERVE_ORIGIN`). */
  readonly serveOrigin?: string;
  /** Path of the ingress (`INNGEST_SERVE_PATH`); taken from the request by default. */
  readonly servePath?: string;
  /** When given, its ingress answers: 404 to everybody on the embedded engine, the server's calls on Inngest. */
  readonly runtime?: Pick<WorkflowRuntime, "ingress">;
}

/**
 * The ingress for an Inngest server: the SDK's own handler, with signatures checked and no sync by strangers.
 *
 * @throws WorkflowRuntimeError ENGINE_MISCONFIGURED without a signing key, unless the client is in development mode.
 */
export function createInngestServeHandler(options: ServeHandlerOptions): (request: Request) => Promise<Response> {
  const { client, functions, signingKey, serveOrigin, servePath, runtime } = options;
  if (runtime) return (request) => runtime.ingress(request);
  if (signingKey) client.setEnvVars({ INNGEST_SIGNING_KEY: signingKey });
  requireSigningKey({ mode: client.mode, ...(client.signingKey && { signingKey: client.signingKey }) });
  return serve({
    client,
    functions: [...functions],
    // In development the server signs nothing; everywhere else an unsigned PUT would make this process register itself.
    enableUnauthedSync: false,
    ...(serveOrigin && { serveOrigin }),
    ...(servePath && { servePath }),
  });
}
