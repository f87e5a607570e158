import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { Inngest } from "inngest";
import { serve } from "inngest/node";
import { compile, type Execution, type World } from "../language/compile.ts";
import { cancelName, eventName, type Patience, type Program, waitName } from "../language/program.ts";
import { expectationOf } from "../language/reference.ts";
import type { Observation, ObservedRun } from "../simulation/compare.ts";
import { silentLogger } from "../simulation/open-engine.ts";

/** Short enough for real time, long enough for a busy server. */
const patience: Patience = { short: "2s", long: "5m" };
const lineage = "root";
const deadlineMs = 120_000;

/** What a server's API says of a run. */
interface ServerRun {
  readonly status: string;
  readonly output?: unknown;
}

class CountingWorld implements World {
  readonly executions = new Map<string, { readonly execution: Execution; count: number }>();
  readonly runs = new Map<string, Omit<ObservedRun, "outcome">>();
  readonly arrivals = new Set<string>();
  isHanging = false;

  async enter(execution: Execution): Promise<number> {
    const key = `${execution.runId} ${execution.step}`;
    const entry = this.executions.get(key) ?? { execution, count: 0 };
    entry.count += 1;
    this.executions.set(key, entry);
    return entry.count;
  }

  leave(): void {}

  began(run: Omit<ObservedRun, "outcome">): void {
    this.runs.set(run.runId, run);
  }

  arrived(of: string, id: string): void {
    this.arrivals.add(`${of} ${id}`);
  }

  hangs(): void {
    this.isHanging = true;
  }
}

/** Executes a program on the Inngest development server at a URL, which has to reach this machine's loopback. */
export const runOnServer = async (program: Program, url: string): Promise<Observation> => {
  const prefix = `lang-${Date.now().toString(36)}${Math.floor(Math.random() * 1e6).toString(36)}`;
  const world = new CountingWorld();
  const client = new Inngest({ id: prefix, baseUrl: url, isDev: true, eventKey: "test", logger: silentLogger });
  const functions = compile({ client, program, world, patience, prefix, now: () => Date.now() });
  const server = createServer(serve({ client, functions: [...functions] }));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    const { port } = server.address() as AddressInfo;
    await fetch(`http://127.0.0.1:${port}/api/inngest`, { method: "PUT" });
    await client.send({ name: eventName(0, prefix), data: { lineage } });
    return await watch({ program, url, prefix, world, client });
  } finally {
    await closed(server);
  }
};

interface Course {
  readonly program: Program;
  readonly url: string;
  readonly prefix: string;
  readonly world: CountingWorld;
  readonly client: Inngest.Any;
}

/** Plays the part of the outside until every expected run has ended. */
const watch = async ({ program, url, prefix, world, client }: Course): Promise<Observation> => {
  const { arrivals, runs: expected } = expectationOf(program, lineage);
  const due = expected.filter(({ optional }) => !optional).length;
  for (const end = Date.now() + deadlineMs; Date.now() < end; await delay(300)) {
    const runs = await Promise.all([...world.runs.values()].map((run) => observe(url, run)));
    const ended = runs.filter((run) => run !== undefined);
    const mains = ended.filter((run) => !run.function.endsWith("-failure"));
    if (ended.length === runs.length && mains.length >= due) {
      // What is not expected gets the time to show itself.
      await delay(1000);
      if (world.runs.size === ended.length)
        return { runs: ended, executions: [...world.executions.values()], crashes: 0 };
    }
    for (const { function: index, id, value, lineage: of } of arrivals) {
      if (world.arrivals.has(`${of} ${id}`)) continue;
      const name = waitName(index, id, prefix);
      await client.send({ name, data: { lineage: "somebody else", good: false, value: "wrong" } });
      await client.send({ name, data: { lineage: of, good: true, value } });
    }
    if (world.isHanging) await cancel({ program, url, prefix, world, client });
  }
  throw new Error(`Not at an end after ${deadlineMs} ms: ${JSON.stringify([...world.runs.values()])}`);
};

const cancel = async ({ program, url, prefix, world, client }: Course): Promise<void> => {
  const root = [...world.runs.values()].find((run) => run.lineage === lineage);
  if (program.ending === "cancel-by-event") await client.send({ name: cancelName(prefix), data: { lineage } });
  else if (root !== undefined) await fetch(new URL(`/v1/runs/${root.runId}`, url), { method: "DELETE" });
};

/** `undefined` while the run has not ended. */
const observe = async (url: string, run: Omit<ObservedRun, "outcome">): Promise<ObservedRun | undefined> => {
  const response = await fetch(new URL(`/v1/runs/${run.runId}`, url));
  if (!response.ok) return undefined;
  const { data } = (await response.json()) as { data: ServerRun };
  const status = data.status.toLowerCase();
  const output = typeof data.output === "string" ? parsed(data.output) : data.output;
  if (status === "completed") return { ...run, outcome: { status, output: output as string[] } };
  if (status === "failed") return { ...run, outcome: { status, message: messageOf(output) } };
  return status === "cancelled" ? { ...run, outcome: { status } } : undefined;
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

const messageOf = (output: unknown): string => {
  if (typeof output !== "object" || output === null) return String(output);
  const { message, error } = output as { message?: string; error?: unknown };
  return message ?? messageOf(error);
};

const closed = async (server: Server): Promise<void> => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
};
