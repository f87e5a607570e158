import { WorkflowRuntimeError } from "@rawr/workflow-runtime/internals";
import { type ConnectionSettings, isInngestCloud } from "./settings.ts";

/**
 * Refuses to serve without the key that proves calls to come from the server.
 *
 * @throws WorkflowRuntimeError ENGINE_MISCONFIGURED
 */
export function requireSigningKey({ mode, signingKey }: Pick<ConnectionSettings, "mode" | "signingKey">): void {
  if (mode === "dev" || signingKey) return;
  throw new WorkflowRuntimeError(
    "ENGINE_MISCONFIGURED",
    "INNGEST_SIGNING_KEY is not set, so anybody could call the functions. Set it to the server's signing key, or INNGEST_DEV=1 for a development server.",
    { details: { missing: ["INNGEST_SIGNING_KEY"] } },
  );
}

/**
 * Refuses a connection on which runs would be refused or lost: without keys, or to a server of which nobody has said
 * that its state survives a restart. A server does not tell whether it has a Redis behind it, and without one it
 * forgets every unfinished run when it stops.
 *
 * @throws WorkflowRuntimeError ENGINE_MISCONFIGURED
 */
export function requireDurableConnection(settings: ConnectionSettings): void {
  requireSigningKey(settings);
  if (settings.mode === "dev") return;
  if (!settings.eventKey) {
    throw new WorkflowRuntimeError(
      "ENGINE_MISCONFIGURED",
      "INNGEST_EVENT_KEY is not set, so the server would refuse every event. Set it to one of the server's event keys.",
      { details: { missing: ["INNGEST_EVENT_KEY"] } },
    );
  }
  if (settings.redisConfirmed || isInngestCloud(settings)) return;
  throw new WorkflowRuntimeError(
    "ENGINE_MISCONFIGURED",
    `Nobody has said that the Inngest server at ${settings.apiUrl} keeps its state in Redis. Without Redis it loses every unfinished run when it restarts. Start it with --redis-uri (Redis with appendonly yes) and --postgres-uri, then set INNGEST_REDIS=1.`,
    { details: { missing: ["INNGEST_REDIS"] } },
  );
}
