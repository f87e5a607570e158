import { spawn } from "node:child_process";
import { createWriteStream } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { arch, platform } from "node:process";
import type { MakeSubject } from "../subject.ts";
import { importFrom, versionIn } from "./import-from.ts";

interface Context {
  run(name: string, step: () => void): Promise<unknown>;
}
interface Input {
  readonly key: number;
  readonly steps: number;
}
interface Package {
  service(options: {
    name: string;
    handlers: Record<string, (context: Context, input: Input) => Promise<void>>;
  }): unknown;
  serve(options: { services: readonly unknown[]; port: number }): Promise<number>;
}

/** Restate's server as a process of its own, with its defaults but for ports and telemetry; the service in this one. */
export const restate: MakeSubject = async ({ folder, packages, body }) => {
  const { service, serve } = await importFrom<Package>(packages, "@restatedev/restate-sdk");
  const ports = {
    ingress: await freePort(),
    admin: await freePort(),
    node: await freePort(),
    service: await freePort(),
  };
  const bench = service({
    name: "bench",
    handlers: { steps: (context, { key, steps }) => body(key, steps, (name, each) => context.run(name, each)) },
  });
  await serve({ services: [bench], port: ports.service });
  const server = spawn(binary(packages), ["--listen-mode", "tcp", "--bind-port", String(ports.node)], {
    cwd: folder,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      ...process.env,
      DO_NOT_TRACK: "1",
      RESTATE_DISABLE_TELEMETRY: "true",
      RESTATE_BASE_DIR: join(folder, "data"),
      RESTATE_BIND_IP: "127.0.0.1",
      RESTATE_INGRESS__BIND_PORT: String(ports.ingress),
      RESTATE_ADMIN__BIND_PORT: String(ports.admin),
      RESTATE_LOG_FILTER: "warn",
    },
  });
  const log = createWriteStream(join(folder, "restate.log"));
  server.stdout.pipe(log);
  server.stderr.pipe(log);
  const stop = () => server.kill("SIGTERM");
  process.once("exit", () => server.kill("SIGKILL"));
  const admin = `http://127.0.0.1:${ports.admin}/deployments`;
  await untilOk(() => post(admin, { uri: `http://127.0.0.1:${ports.service}` }));
  const send = `http://127.0.0.1:${ports.ingress}/bench/steps/send`;
  await untilOk(() => post(send, { key: -1, steps: 0 }));
  return {
    versions: `${versionIn(packages, "@restatedev/restate-server")}, ${versionIn(packages, "@restatedev/restate-sdk")}`,
    durability: "replicated log of one node on RocksDB, its default: fsync of the write-ahead log",
    accepts: true,
    start: async (key, steps) => {
      const response = await post(send, { key, steps });
      if (!response.ok) throw new Error(`Restate answered ${response.status}.`);
    },
    close: async () => void stop(),
  };
};

// The package's own starter would be left behind by a kill, with the server.
const binary = (packages: string) =>
  join(packages, `node_modules/@restatedev/restate-server-${platform}-${arch}/bin/restate-server`);

async function post(url: string, body: unknown): Promise<Response> {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  await response.arrayBuffer();
  return response;
}

async function untilOk(ask: () => Promise<Response>): Promise<void> {
  for (let tries = 0; tries < 120; tries++) {
    if (
      await ask().then(
        (response) => response.ok,
        () => false,
      )
    )
      return;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error("Restate's server did not come up within 30 s.");
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
