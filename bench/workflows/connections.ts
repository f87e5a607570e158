import { execFileSync } from "node:child_process";
import { mkdir } from "node:fs/promises";
import { connect, type Socket } from "node:net";
import { join } from "node:path";
import { start, told } from "./child.ts";
import { spread } from "./measure.ts";
import type { ConnectionsResult } from "./results.ts";
import type { ServerReady, ServerTask } from "./scenarios/connections.ts";

/** Connections that are opened at once. */
const batch = 250;
/** Files that a process needs besides its connections. */
const spare = 100;
const ticks = 5;

/** Opens event streams, weighs the server with them, and tells an event to many. */
export async function benchConnections(
  folder: string,
  amounts: { readonly idle: number; readonly watchers: number },
): Promise<ConnectionsResult> {
  const home = join(folder, "connections");
  await mkdir(home, { recursive: true });
  const task: ServerTask = { file: join(home, "workflows.db"), runs: 100 };
  const server = start("connections", task);
  const sockets: Socket[] = [];
  try {
    const ready = await told<ServerReady>(server);
    const allowed = openFiles() - spare;
    const idle = Math.min(amounts.idle, allowed);
    // What a server allocates once is not a connection's.
    await open(ready, { count: 200, over: ready.runIds }, sockets);
    await closeAll(sockets);
    await settled();
    const before = await resident(ready.port);
    await open(ready, { count: idle, over: ready.runIds.slice(1) }, sockets);
    await settled();
    const bytesEach = ((await resident(ready.port)) - before) / idle;
    await closeAll(sockets);
    const watchers = Math.min(amounts.watchers, allowed);
    await open(ready, { count: watchers, over: ready.runIds.slice(0, 1) }, sockets);
    await settled();
    const times: number[] = [];
    for (let tick = 0; tick < ticks; tick++) times.push(...(await deliver(ready.port, sockets)));
    return { idle, wanted: amounts.idle, bytesEach, watchers, delivery: spread(times.slice(watchers)) };
  } finally {
    await closeAll(sockets);
    server.kill("SIGKILL");
  }
}

/** Opens streams, evenly over runs; resolves when each has got its first rows. */
async function open(
  { port }: ServerReady,
  { count, over }: { readonly count: number; readonly over: readonly string[] },
  sockets: Socket[],
): Promise<void> {
  while (sockets.length < count) {
    const size = Math.min(batch, count - sockets.length);
    const opened = Array.from({ length: size }, (_, index) => {
      const runId = over[(sockets.length + index) % over.length];
      return new Promise<Socket>((resolve, reject) => {
        const socket = connect(port, "127.0.0.1", () => {
          socket.write(`GET /events/${runId} HTTP/1.1\r\nhost: localhost\r\naccept: text/event-stream\r\n\r\n`);
        });
        socket.once("error", reject);
        const read = (chunk: Buffer) => {
          if (!chunk.includes("run.waiting")) return;
          socket.off("data", read).resume();
          resolve(socket);
        };
        socket.on("data", read);
      });
    });
    sockets.push(...(await Promise.all(opened)));
  }
}

/** Makes an event, and tells when each connection has got its row, in milliseconds. */
async function deliver(port: number, sockets: readonly Socket[]): Promise<number[]> {
  const from = performance.now();
  const arrivals = sockets.map(
    (socket) =>
      new Promise<number>((resolve) => {
        const read = (chunk: Buffer) => {
          if (!chunk.includes("step.completed")) return;
          socket.off("data", read);
          resolve(performance.now() - from);
        };
        socket.on("data", read);
      }),
  );
  await fetch(`http://127.0.0.1:${port}/tick`, { method: "POST" });
  const times = await Promise.all(arrivals);
  await settled();
  return times;
}

async function resident(port: number): Promise<number> {
  const memory = (await (await fetch(`http://127.0.0.1:${port}/memory`)).json()) as NodeJS.MemoryUsage;
  return memory.rss;
}

async function closeAll(sockets: Socket[]): Promise<void> {
  for (const socket of sockets.splice(0)) socket.destroy();
}

/** Long enough for what was begun to come to rest. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 500));

/** Files that a process may open; Node raises its own limit to the hard one. */
function openFiles(): number {
  const limit = execFileSync("sh", ["-c", "ulimit -Hn"], { encoding: "utf8" }).trim();
  return limit === "unlimited" ? Number.POSITIVE_INFINITY : Number(limit);
}
