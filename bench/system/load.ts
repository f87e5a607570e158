import { rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { told } from "../workflows/child.ts";
import { prepareBooks } from "./books.ts";
import { asked, closed, ended, start } from "./child.ts";
import type { LoadResult } from "./results.ts";
import type { LoadAnswer, LoadTask } from "./scenarios/load.ts";
import type { ServerTask, ServerUsage } from "./scenarios/server.ts";

export interface LoadOptions {
  readonly folder: string;
  readonly subject: ServerTask["subject"];
  readonly seconds: number;
}

const tenants = 20;
const perSecond = 200;
const warmSeconds = 5;

/** Triggers and reads at a steady rate, then reads alone once every run has ended. */
export async function benchLoad({ folder, subject, seconds }: LoadOptions): Promise<LoadResult> {
  const stateFolder = join(folder, subject);
  await rm(stateFolder, { recursive: true, force: true });
  await prepareBooks(stateFolder, { invoices: perSecond * (seconds + warmSeconds), tenants });
  const server = start("server", { subject, stateFolder } satisfies ServerTask);
  try {
    const { url } = await told<{ url: string }>(server);
    const send = async (task: Omit<LoadTask, "url" | "tenants">): Promise<LoadAnswer> => {
      const client = start("load", { url, tenants, ...task } satisfies LoadTask);
      try {
        return await told<LoadAnswer>(client, (task.seconds + 120) * 1_000);
      } finally {
        await ended(client);
      }
    };
    const rates = { triggers: perSecond, reads: perSecond };
    const warm = await send({ ...rates, seconds: warmSeconds, from: 0, known: [] });
    await drained(server);
    const before = await asked<ServerUsage>(server, "usage");
    const { known, ...together } = await send({ ...rates, seconds, from: perSecond * warmSeconds, known: warm.known });
    const after = await asked<ServerUsage>(server, "usage");
    const took = await drained(server);
    const { known: _known, ...alone } = await send({ triggers: 0, reads: perSecond, seconds, from: 0, known });
    return {
      subject,
      triggersPerSecond: perSecond,
      readsPerSecond: perSecond,
      together,
      alone,
      serverCpu: (after.cpu - before.cpu) / (together.seconds * 1_000),
      ended: after.ended - before.ended,
      runs: after.runs - before.runs,
      drained: took,
    };
  } finally {
    await closed(server);
  }
}

async function drained(server: Parameters<typeof asked>[0]): Promise<number> {
  const from = performance.now();
  for (;;) {
    const { runs, ended: over } = await asked<ServerUsage>(server, "usage");
    if (runs === over) return performance.now() - from;
    if (performance.now() - from > 180_000) throw new Error(`${runs - over} runs have not ended after three minutes.`);
    await delay(100);
  }
}
