import type { HostConfig } from "../config/host-config.ts";
import type { HostMiddleware } from "../host-env.ts";

const always: readonly (readonly [string, string])[] = [
  ["x-content-type-options", "nosniff"],
  ["referrer-policy", "same-origin"],
  ["permissions-policy", "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()"],
  ["cross-origin-opener-policy", "same-origin"],
  ["cross-origin-resource-policy", "same-origin"],
];

/** What an answer says when its route says nothing: an answer that is no page loads nothing and is kept by nobody. */
const defaults: readonly (readonly [string, string])[] = [
  ["content-security-policy", "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"],
  ["cache-control", "no-store"],
];

/** Headers of every answer, those of the server's own refusals included. */
export function securityHeaders({
  publicOrigin,
}: Pick<HostConfig, "publicOrigin">): readonly (readonly [string, string])[] {
  // A browser ignores it on plain HTTP, and a year of it cannot be taken back.
  const tls = publicOrigin?.startsWith("https:") ? [["strict-transport-security", "max-age=31536000"] as const] : [];
  return [...always, ...tls];
}

/** Sets the security headers; policy and caching only where the route set none. */
export function responseHeaders(config: HostConfig, stopping: () => boolean): HostMiddleware {
  const fixed = securityHeaders(config);
  return async (context, next) => {
    await next();
    const { headers } = context.res;
    for (const [name, value] of fixed) headers.set(name, value);
    for (const [name, value] of defaults) if (!headers.has(name)) headers.set(name, value);
    // So that a connection that is kept alive ends with its answer.
    if (stopping()) headers.set("connection", "close");
  };
}
