import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createEmbeddedRuntime, writeEventStream } from "@rawr/workflow-runtime";
import { Inngest } from "inngest";
import { answer, given } from "../child.ts";

/** A server of the event streams of runs that wait. */
export interface ServerTask {
  readonly file: string;
  /** Runs that wait; the first of them makes a row at each tick. */
  readonly runs: number;
}

/** What it tells once it listens. */
export interface ServerReady {
  readonly port: number;
  readonly runIds: readonly string[];
}

const { file, runs } = given<ServerTask>();
const runtime = createEmbeddedRuntime({ file });
const client = new Inngest({ id: "bench", ...runtime.clientOptions });
const wait = client.createFunction({ id: "wait", triggers: [{ event: "bench/wait" }] }, async ({ event, step }) => {
  for (let tick = 0; ; tick++) {
    await step.waitForEvent(`tick-${tick}`, {
      event: "bench/tick",
      if: `async.data.run == ${event.data.run}`,
      timeout: "1h",
    });
  }
});
await runtime.attach(client, [wait]);
const runIds: string[] = [];
for (let run = 0; run < runs; run++) {
  runIds.push((await runtime.trigger({ name: "bench/wait", data: { run } })).runId);
}

const server = createServer((request, response) => {
  const [, kind, runId = ""] = request.url?.split("/") ?? [];
  if (kind === "events") void writeEventStream({ store: runtime.store, runId, request }, response);
  else if (kind === "tick") {
    void client.send({ name: "bench/tick", data: { run: 0 } }).then(() => response.end());
  } else {
    globalThis.gc?.();
    response.end(JSON.stringify(process.memoryUsage()));
  }
});
server.listen({ port: 0, host: "127.0.0.1", backlog: 4_096 }, () =>
  answer({ port: (server.address() as AddressInfo).port, runIds } satisfies ServerReady),
);
