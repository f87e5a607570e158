import { setCookie } from "hono/cookie";
import type { HostConfig } from "../config/host-config.ts";
import type { HostContext } from "../host-env.ts";

const name = "session";
const cookie = new RegExp(`(?:^|; *)${name}=([^;]*)`, "g");
const id = /^[\w-]{43}$/;

/**
 * The session id that the caller presents, when it has the form of one. Of two there is no telling which one another
 * host of the same domain has put there, so that they are none.
 */
export function presentedSession(context: HostContext): string | undefined {
  const header = context.req.header("cookie");
  const [only, another] = header === undefined ? [] : header.matchAll(cookie);
  const value = another === undefined ? only?.[1]?.trim() : undefined;
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
