import type { Principal } from "@rawr/orpc-standards/server";
import type { HostConfig } from "../config/host-config.ts";
import type { HostContext, HostMiddleware } from "../host-env.ts";
import { problemResponse } from "../problems/problem.ts";
import type { ReadToken, TokenReading } from "./read-token.ts";
import { scopesOf } from "./scopes.ts";
import { giveSession, presentedSession } from "./session-cookie.ts";
import type { SessionPerson, SessionStore } from "./session-store.ts";

export interface PrincipalOptions {
  readonly config: Pick<HostConfig, "roles" | "publicOrigin" | "sessionMs">;
  readonly sessions: SessionStore;
  /** Absent: no token is good. */
  readonly readToken?: ReadToken;
  /** Paths that answer everybody alike: what caches may keep for all has no cookie of one. */
  readonly impersonal: (path: string) => boolean;
}

/**
 * Finds out who calls: by the bearer token, which has to be good when there is one, else by the session's cookie, which
 * stands for nobody when it is not. Who may do what is up to the routes.
 */
export function principals({ config, sessions, readToken, impersonal }: PrincipalOptions): HostMiddleware {
  // Persons are remembered, so that what follows from one is too.
  const principals = new WeakMap<SessionPerson, Principal>();
  const principalOf = (person: SessionPerson): Principal => {
    const known = principals.get(person);
    if (known) return known;
    const principal = { ...person, scopes: scopesOf(person.roles, config.roles) };
    principals.set(person, principal);
    return principal;
  };
  const become = (context: HostContext, person: SessionPerson, proof: Proof) => {
    context.set("principal", principalOf(person));
    context.set("credential", proof.credential);
    context.set("credentialEnds", proof.endsAt);
  };
  return async (context, next) => {
    if (impersonal(context.req.path)) return next();
    const token = bearerToken(context);
    if (token !== undefined) {
      const reading = (await readToken?.(token)) ?? notConfigured;
      if ("refused" in reading) return refuse(context, reading);
      become(context, reading.person, { credential: "token", endsAt: reading.expiresAt.getTime() });
      return next();
    }
    const id = presentedSession(context);
    const session = id === undefined ? undefined : sessions.find(id);
    if (id !== undefined && session !== undefined) {
      become(context, session.person, { credential: "session", endsAt: session.endsAt });
      context.set("session", session.key);
    }
    await next();
    // Hono forgets cookies that are set before a route answers with a response of its own. One that signs in or out has
    // the last word.
    if (id !== undefined && session?.renewed && !context.res.headers.has("set-cookie"))
      giveSession(context, id, config);
  };
}

interface Proof {
  readonly credential: "token" | "session";
  readonly endsAt: number;
}

const notConfigured: TokenReading = { refused: "invalid", reason: "no keys are configured" };

/** The credentials of `Authorization: Bearer` (RFC 6750); other schemes are refused like a bad token. */
function bearerToken(context: HostContext): string | undefined {
  const header = context.req.header("authorization");
  if (header === undefined) return undefined;
  const [, token = ""] = /^Bearer +([\w.~+/=-]+)$/i.exec(header) ?? [];
  return token;
}

/** Says which kind of refusal, never why: the reason is for the log. */
function refuse(context: HostContext, { refused, reason }: Extract<TokenReading, { refused: string }>): Response {
  context.get("log").warn({ refused, reason }, "token refused");
  if (refused === "unavailable") {
    const detail = "The keys that tokens are checked by cannot be reached.";
    const headers = { "retry-after": "5" };
    return problemResponse(context, { status: 503, code: "SERVICE_UNAVAILABLE", detail, headers });
  }
  const detail = refused === "expired" ? "The access token has expired." : "The access token is not valid.";
  const headers = { "www-authenticate": 'Bearer error="invalid_token"' };
  return problemResponse(context, { status: 401, code: "UNAUTHORIZED", detail, headers });
}
