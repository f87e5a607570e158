import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Run, WorkflowRuntime } from "@rawr/workflow-runtime/internals";
import { Inngest, type InngestFunction } from "inngest";
import { createInngestRuntime, type InngestRuntimeOptions } from "../../src/index.ts";
import { eventKey, type StandIn, signingKey } from "./server.ts";

export interface App {
  readonly runtime: WorkflowRuntime;
  readonly client: Inngest.Any;
  readonly url: string;
  readonly file: string;
  readonly trouble: string[];
  close(): Promise<void>;
}

export const silent = { info() {}, warn() {}, error() {}, debug() {} };

/** Serves a `Request → Response` handler on loopback, on a port of its own. */
export async function listen(handler: (request: Request) => Promise<Response>) {
  const server = createServer(async (incoming, outgoing) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const { method = "GET", url = "/", headers } = incoming;
    const body = method === "GET" ? {} : { body: Buffer.concat(chunks) };
    const request = new Request(`http://${headers.host}${url}`, { method, headers: headers as HeadersInit, ...body });
    const response = await handler(request);
    outgoing.writeHead(response.status, Object.fromEntries(response.headers));
    outgoing.end(Buffer.from(await response.arrayBuffer()));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/inngest`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export interface AppOptions extends Partial<InngestRuntimeOptions> {
  readonly functions: (client: Inngest.Any) => InngestFunction.Any[];
  readonly standIn: StandIn;
  readonly isSynced?: boolean;
}

/** An application that workflows run in, on a stand-in server, listening on loopback. */
export async function startApp({ functions, standIn, isSynced = true, ...options }: AppOptions): Promise<App> {
  const folder = options.file === undefined ? mkdtempSync(join(tmpdir(), "coordination-inngest-")) : undefined;
  const file = options.file ?? join(folder as string, "runs.db");
  const trouble: string[] = [];
  const runtime = createInngestRuntime({
    baseUrl: standIn.url,
    eventKey,
    signingKey,
    redisConfirmed: true,
    env: {},
    logger: { ...silent, warn: (_fields, message) => trouble.push(message) },
    ...options,
    file,
  });
  const client = new Inngest({ id: "lab", logger: silent, ...runtime.clientOptions });
  await runtime.attach(client, functions(client));
  const server = await listen(runtime.ingress);
  if (isSynced) await standIn.sync(server.url);
  return {
    runtime,
    client,
    url: server.url,
    file,
    trouble,
    async close() {
      await runtime.close({ timeoutMs: 2_000 });
      await server.close();
      if (folder !== undefined) rmSync(folder, { recursive: true });
    },
  };
}

/** The run once it is as wished; fails after ten seconds with what it was then. */
export async function until(app: App, runId: string, wished: (run: Run) => boolean): Promise<Run> {
  for (let round = 0; round < 500; round += 1) {
    const run = await app.runtime.store.get(runId);
    if (run && wished(run)) return run;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`Still ${JSON.stringify(await app.runtime.store.get(runId))}; trouble: ${app.trouble.join(" | ")}`);
}

export const isOver = (run: Run): boolean => run.isTerminal;
