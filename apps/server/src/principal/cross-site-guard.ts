import type { HostConfig } from "../config/host-config.ts";
import type { HostMiddleware } from "../host-env.ts";
import { problemResponse } from "../problems/problem.ts";
import { senderOf } from "./origin.ts";
import { isUnsafe } from "./unsafe-methods.ts";

/**
 * Refuses unsafe requests that a browser would send with the person's cookie without the person: those that do not say
 * that they come from a page of this host. Bearer tokens are not sent by themselves, so they need no proof.
 */
export function crossSiteGuard(config: Pick<HostConfig, "publicOrigin">): HostMiddleware {
  return async (context, next) => {
    const atRisk = context.get("credential") === "session" && isUnsafe(context.req.method);
    if (!atRisk || senderOf(context, config) === "own") return next();
    const detail = "Requests with a session that change something have to come from a page of this host.";
    return problemResponse(context, { status: 403, code: "FORBIDDEN", detail });
  };
}
