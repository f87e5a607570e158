import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { serve } from "@hono/node-server";
import type { Principal } from "@rawr/orpc-standards/server";
import type { WebPluginManifest } from "@rawr/ui-sdk/manifest";
import { Hono } from "hono";
import { getCookie, setCookie } from "hono/cookie";
import { onTestFinished } from "vitest";
import type { MountedSurface, WebPlugin } from "../../src/composition.ts";
import type { HostApp, HostEnv } from "../../src/host-env.ts";
import { shellRoutes } from "../../src/shell/shell-routes.ts";

export const documentsFolder = fileURLToPath(new URL("../../../../", import.meta.url));
export const ada: Principal = {
  subject: "ada",
  tenant: "acme",
  roles: ["operator"],
  scopes: ["invoicing:read", "invoicing:run", "workflows:operate"],
  audience: "internal",
};

const manifest: WebPluginManifest = {
  mountContext: 1,
  name: "counter",
  title: "Invoices",
  description: "Match payments to invoices, follow each reconciliation step by step, and see what was booked.",
  needs: [{ name: "invoicing", scopes: ["invoicing:read"] }],
};
export const counter: WebPlugin = { manifest, module: new URL("./fixtures/counter.ts", import.meta.url) };
export const surfaces = ["invoicing", "workflows"].map(
  (name) => ({ name, major: 1, mount: `/api/${name}` }) as MountedSurface,
);

export interface ConsoleHostOptions {
  readonly web?: readonly WebPlugin[];
  /** By their sessions and tokens. */
  readonly people?: Readonly<Record<string, Principal>>;
  readonly demo?: boolean;
  /** For tests of what is kept between two starts. */
  readonly cacheFolder?: string;
}

/** As much of a host as the page needs: sessions that are who they say, and an API that counts. */
export async function consoleHost({
  web = [counter],
  people = { ada },
  demo = false,
  ...rest
}: ConsoleHostOptions = {}) {
  const sessions = new Set<string>();
  const counts: Request[] = [];
  const app: HostApp = new Hono<HostEnv>();
  app.use(async (context, next) => {
    const name = getCookie(context, "session") ?? "";
    context.set("principal", sessions.has(name) ? (people[name] ?? null) : null);
    await next();
  });
  app.get("/session", (context) => context.json({ person: context.get("principal"), demo }));
  app.post("/session", (context) => {
    const token = context.req.header("authorization")?.replace("Bearer ", "") ?? (demo ? "ada" : "");
    const person = people[token];
    if (!person) return context.json({ status: 401, code: "UNAUTHORIZED" }, 401);
    sessions.add(token);
    setCookie(context, "session", token, { httpOnly: true, path: "/" });
    return context.json({ person, demo });
  });
  app.delete("/session", (context) => {
    sessions.delete(getCookie(context, "session") ?? "");
    return context.body(null, 204);
  });
  app.post("/api/invoicing/count", (context) => {
    const person = context.get("principal");
    if (!person) return context.json({ code: "UNAUTHORIZED" }, 401);
    return context.text(`${person.subject} ${counts.push(context.req.raw)}`);
  });
  const issuer = { issuer: "https://issuer.example", audience: "rawr", keys: { secret: new Uint8Array(32) } };
  const config = { documentsFolder, tokens: issuer, ...(demo && { demoUser: ada }) };
  app.route("/", await shellRoutes({ web, surfaces }, config, rest));
  return { app, sessions, counts };
}

/** Listens until the test is over. */
export async function listen(app: HostApp) {
  const { promise, resolve } = Promise.withResolvers<number>();
  const server = serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" }, ({ port }) => resolve(port));
  const close = () => {
    if ("closeAllConnections" in server) server.closeAllConnections();
    server.close();
  };
  onTestFinished(close);
  return { base: `http://127.0.0.1:${await promise}`, close };
}

export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), "console-"));
}
