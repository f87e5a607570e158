import type { HostConfig } from "../config/host-config.ts";
import type { HostContext } from "../host-env.ts";

/** What a browser says of the page that sent a request; `unknown` when nothing is said, as curl does. */
export function senderOf(context: HostContext, config: Pick<HostConfig, "publicOrigin">): "own" | "other" | "unknown" {
  const site = context.req.header("sec-fetch-site");
  if (site !== undefined) return site === "same-origin" ? "own" : "other";
  const origin = context.req.header("origin");
  if (origin === undefined) return "unknown";
  return origin === (config.publicOrigin ?? new URL(context.req.url).origin) ? "own" : "other";
}
