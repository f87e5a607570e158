import type { HttpBindings } from "@hono/node-server";
import type { HostContext } from "../host-env.ts";

/** Whose limits a request counts against: the principal's, else those of the address that it comes from. */
export function callerKey(context: HostContext, trustProxy: boolean): string {
  const principal = context.get("principal");
  // Tenants and subjects are free text: no separator is safe, so JSON.
  if (principal) return JSON.stringify([principal.tenant, principal.subject]);
  const forwarded = trustProxy ? context.req.header("x-forwarded-for")?.split(",").at(-1)?.trim() : undefined;
  const { incoming } = (context.env ?? {}) as Partial<HttpBindings>;
  return (forwarded || incoming?.socket.remoteAddress) ?? "unknown";
}
