import { Hono } from "hono";
import type { HostConfig } from "../config/host-config.ts";
import type { HostApp, HostContext, HostEnv } from "../host-env.ts";
import type { InFlight } from "../limits/in-flight.ts";
import { problemResponse } from "../problems/problem.ts";
import { senderOf } from "./origin.ts";
import { scopesOf } from "./scopes.ts";
import { giveSession, presentedSession, takeSession } from "./session-cookie.ts";
import type { SessionPerson, SessionStore } from "./session-store.ts";

export interface SessionRoutesOptions {
  readonly config: HostConfig;
  readonly sessions: SessionStore;
  readonly inFlight: InFlight;
}

/** `/session`: GET says who is signed in, POST signs in by a token (in development as the demo user), DELETE signs out. */
export function sessionRoutes({ config, sessions, inFlight }: SessionRoutesOptions): HostApp {
  const app = new Hono<HostEnv>();
  const demo = config.demoUser !== undefined;
  // The one of the cookie, also where a token goes before it: who signs in anew must not leave it open.
  const end = (context: HostContext) => {
    const id = presentedSession(context);
    const key = id === undefined ? undefined : sessions.find(id)?.key;
    if (key === undefined) return;
    sessions.delete(key);
    inFlight.endStreams(key);
  };

  app.get("/session", (context) => context.json({ person: context.get("principal"), demo }));

  app.post("/session", (context) => {
    const person = context.get("credential") === "token" ? context.get("principal") : (config.demoUser ?? null);
    if (person === null) return problemResponse(context, { status: 401, code: "UNAUTHORIZED", detail: needsToken });
    // Another site could otherwise sign a person in as somebody whom it can watch.
    if (context.get("credential") !== "token" && senderOf(context, config) === "other") {
      return problemResponse(context, { status: 403, code: "FORBIDDEN" });
    }
    // A session is internal: it would lift a partner over the walls of its audience.
    if (person.audience !== "internal") {
      return problemResponse(context, { status: 403, code: "FORBIDDEN", detail: "Sessions are for internal callers." });
    }
    end(context);
    const { subject, tenant, roles, audience } = person satisfies SessionPerson;
    const value = sessions.create({ subject, tenant, roles, audience });
    giveSession(context, value, config);
    const signedIn = { subject, tenant, roles, scopes: scopesOf(roles, config.roles), audience };
    return context.json({ person: signedIn, demo });
  });

  app.delete("/session", (context) => {
    end(context);
    takeSession(context, config);
    // What this browser keeps of the person: pages to go back to, documents, what micro-frontends have stored.
    context.header("clear-site-data", '"cache", "storage"');
    return context.body(null, 204);
  });
  return app;
}

const needsToken = "Send an access token: `authorization: Bearer …`.";
