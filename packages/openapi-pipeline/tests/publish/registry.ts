import { mkdirSync, writeFileSync } from "node:fs";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { runServer } from "verdaccio";

/** A real registry on loopback: empty, without uplinks, with one user. */
export interface Registry {
  readonly url: string;
  readonly token: string;
  /** The user's `.npmrc`: the token by the name of an environment variable, and another registry for our scope. */
  readonly npmrc: string;
  close(): Promise<void>;
}

/** Starts Verdaccio with its storage in a folder. */
export async function startRegistry(folder: string): Promise<Registry> {
  mkdirSync(folder, { recursive: true });
  const server = (await runServer({
    storage: join(folder, "storage"),
    self_path: folder,
    configPath: join(folder, "config.yaml"),
    web: { enable: false },
    uplinks: {},
    auth: { htpasswd: { file: join(folder, "htpasswd"), max_users: 1 } },
    packages: { "**": { access: "$all", publish: "$authenticated", unpublish: "$authenticated" } },
    log: { type: "file", path: join(folder, "log"), level: "warn" },
    security: { api: { legacy: true } },
  } as never)) as Server;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}/`;
  const token = await addUser(url);
  const npmrc = join(folder, "npmrc");
  const otherRegistry = "@rawr:registry=http://127.0.0.1:9/";
  writeFileSync(npmrc, `//127.0.0.1:${port}/:_authToken=\${REGISTRY_TOKEN}\n${otherRegistry}\n`);
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url, token, npmrc, close };
}

async function addUser(url: string): Promise<string> {
  const response = await fetch(`${url}-/user/org.couchdb.user:publisher`, {
    method: "PUT",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ name: "publisher", password: "a long password of a test" }),
  });
  const { token } = (await response.json()) as { token?: string };
  if (token === undefined) throw new Error(`Verdaccio gave no token: ${response.status}`);
  return token;
}
