import { isIP } from "node:net";
import type { HostConfig } from "../config/host-config.ts";
import type { HostMiddleware } from "../host-env.ts";
import { problemResponse } from "../problems/problem.ts";

/**
 * Refuses requests for names that are not the host's. Otherwise a page on another name that is made to resolve to this
 * machine (DNS rebinding) would be of the same origin, and could use the demo sign-in. Addresses cannot be rebound.
 */
export function hostNames(
  { hostname, publicOrigin }: Pick<HostConfig, "hostname" | "publicOrigin">,
  exempt: (path: string) => boolean,
): HostMiddleware {
  const own = new Set(["localhost", hostname.toLowerCase()]);
  if (publicOrigin !== undefined) own.add(new URL(publicOrigin).hostname);
  return async (context, next) => {
    if (exempt(context.req.path)) return next();
    const { hostname: asked } = new URL(context.req.url);
    if (own.has(asked) || asked.startsWith("[") || isIP(asked) !== 0 || asked.endsWith(".localhost")) return next();
    return problemResponse(context, { status: 421, code: "MISDIRECTED_REQUEST" });
  };
}
