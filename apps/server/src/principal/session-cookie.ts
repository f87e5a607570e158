import { getCookie, setCookie } from "hono/cookie";
import type { HostConfig } from "../config/host-config.ts";
import type { HostContext } from "../host-env.ts";

const name = "session";
const id = /^[\w-]{43}$/;

/** The session id that the caller presents, when it has the form of one. */
export function presentedSession(context: HostContext): string | undefined {
  // Most requests with a token have no cookie, and parsing none is not free.
  if (context.req.header("cookie") === undefined) return undefined;
  const value = getCookie(context, name);
  return value !== undefined && id.test(value) ? value : undefined;
}

/** Hands a session to the browser: out of reach of scripts, not sent along from other sites' forms and images. */
export function giveSession(
  context: HostContext,
  value: string,
  config: Pick<HostConfig, "publicOrigin" | "sessionMs">,
) {
  setCookie(context, name, value, { ...attributes(config), maxAge: Math.floor(config.sessionMs / 1_000) });
}

export function takeSession(context: HostContext, config: Pick<HostConfig, "publicOrigin">): void {
  setCookie(context, name, "", { ...attributes(config), maxAge: 0 });
}

function attributes({ publicOrigin }: Pick<HostConfig, "publicOrigin">) {
  return { path: "/", httpOnly: true, sameSite: "Lax", secure: publicOrigin?.startsWith("https:") === true } as const;
}
