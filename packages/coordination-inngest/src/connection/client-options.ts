import type { RuntimeClientOptions } from "@rawr/workflow-runtime/internals";
import type { ConnectionOptions, ConnectionSettings } from "./settings.ts";

/** What of `new Inngest({ id, ...clientOptions })` makes a client speak to the server and feed the run store. */
export function clientOptions(
  { baseUrl, fetch }: ConnectionOptions,
  { mode, eventKey, signingKey }: ConnectionSettings,
  middleware: unknown,
): RuntimeClientOptions {
  return {
    isDev: mode === "dev",
    ...(baseUrl !== undefined && { baseUrl }),
    ...(fetch !== undefined && { fetch }),
    ...(eventKey !== undefined && { eventKey }),
    ...(signingKey !== undefined && { signingKey }),
    // The port knows nothing of the SDK's types.
    middleware: [middleware] as never[],
  };
}
