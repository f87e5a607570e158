import { enableCompileCache, flushCompileCache } from "node:module";
import { parentPort, workerData } from "node:worker_threads";
import type { WorkerReply, WorkerRequest, WorkerSettings } from "./worker-messages.ts";

const settings = workerData as WorkerSettings;
if (settings.codeCache) enableCompileCache(settings.codeCache);

const port = parentPort;
// What a tool prints must not get into our output. (`stdout: true` would do it too, but keeps the process alive.)
for (const stream of [process.stdout, process.stderr]) {
  stream.write = (chunk: string | Uint8Array, ...rest: unknown[]) => {
    port?.postMessage({ kind: "said", text: typeof chunk === "string" ? chunk : Buffer.from(chunk).toString("utf8") });
    const done = rest.find((argument) => typeof argument === "function");
    if (done) queueMicrotask(() => done());
    return true;
  };
}
const modules = new Map<string, Promise<Record<string, unknown>>>();

function load(url: string): Promise<Record<string, unknown>> {
  const known = modules.get(url);
  if (known) return known;
  const loading = import(url) as Promise<Record<string, unknown>>;
  modules.set(url, loading);
  // A failure is told by the task that needs the module; a warm-up alone must not end the worker.
  loading.catch(() => {});
  return loading;
}

async function perform(request: WorkerRequest): Promise<WorkerReply> {
  try {
    const loaded = await load(request.module);
    if (request.kind === "warm") return { kind: "warmed" };
    const run = loaded[request.exportName];
    if (typeof run !== "function") throw new TypeError(`${request.module} exports no function ${request.exportName}`);
    return { kind: "value", value: await (run as (input: unknown) => unknown)(request.input) };
  } catch (error) {
    return request.kind === "warm" ? { kind: "warmed" } : { kind: "error", error };
  }
}

port?.on("message", async (request: WorkerRequest | "close") => {
  if (request === "close") {
    if (settings.codeCache) flushCompileCache();
    // Closing the port is not enough: a tool may have left a timer.
    process.exit(0);
  }
  const reply = await perform(request);
  try {
    port.postMessage(reply);
  } catch (error) {
    // The value or the error cannot be cloned.
    const shown = reply.kind === "error" ? reply.error : error;
    port.postMessage({ kind: "error", error: new Error(shown instanceof Error ? shown.message : String(shown)) });
  }
});
