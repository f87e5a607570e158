import { once } from "node:events";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { Hono } from "hono";
import type { Composition } from "./composition.ts";
import type { HostConfig } from "./config/host-config.ts";
import type { Assembly } from "./host-assembly.ts";
import type { HostApp, HostEnv } from "./host-env.ts";
import { installMiddleware } from "./host-middleware.ts";
import { openParts, type PartsOptions } from "./host-parts.ts";
import { installRoutes } from "./host-routes.ts";
import { createHostServer } from "./host-server.ts";
import { stopHost } from "./host-stop.ts";
import { installFallbacks } from "./problems/fallbacks.ts";
import { loadSurfaces } from "./surfaces/load-surfaces.ts";

/** A host: what it composes, behind one address. */
export interface Host {
  readonly app: HostApp;
  /** Answers without a socket. */
  fetch(request: Request): Promise<Response>;
  /** Starts the composition, then listens; rejects with Node's error when the address cannot be had. */
  listen(): Promise<{ readonly url: string }>;
  /** Not ready any more, then deaf; streams end, requests are answered, files are closed. */
  close(): Promise<void>;
}

/** What is put in place of the world, mostly by tests. */
export interface HostOptions extends PartsOptions {
  /** Further routes, mounted last. */
  readonly routes?: (app: HostApp) => void;
}

/**
 * Assembles a host; nothing runs and nobody is listened to yet.
 *
 * @throws HostError, SurfaceMismatch
 */
export async function createHost(
  composition: Composition,
  config: HostConfig,
  options: HostOptions = {},
): Promise<Host> {
  const surfaces = await loadSurfaces(composition.surfaces, config.documentsFolder);
  const parts = await openParts(config, options);
  const assembly: Assembly = { composition, config, parts, surfaces };
  const app: HostApp = new Hono<HostEnv>();
  try {
    installFallbacks(app);
    installMiddleware(app, assembly);
    await installRoutes(app, assembly);
    options.routes?.(app);
  } catch (error) {
    parts.sessions.close();
    throw error;
  }
  const server = createHostServer(app, config);
  let stopped: Promise<void> | undefined;
  return {
    app,
    fetch: async (request) => app.fetch(request),
    async listen() {
      await composition.start();
      const url = await listenOn(server, config);
      parts.state = "ready";
      return { url };
    },
    close: () => (stopped ??= stopHost(server, assembly)),
  };
}

async function listenOn(server: Server, { hostname, port }: HostConfig): Promise<string> {
  server.listen(port, hostname);
  await once(server, "listening");
  const { address, family, port: given } = server.address() as AddressInfo;
  const anywhere = address === "0.0.0.0" || address === "::";
  if (anywhere) return `http://localhost:${given}`;
  return `http://${family === "IPv6" ? `[${address}]` : hostname}:${given}`;
}
