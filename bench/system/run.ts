import { mkdir, rm } from "node:fs/promises";
import { availableParallelism, cpus, loadavg } from "node:os";
import { join } from "node:path";
import { commitFloor } from "../workflows/floor.ts";
import { benchLoad } from "./load.ts";
import type { SystemBenchOptions, SystemPart } from "./options.ts";
import { benchOverhead } from "./overhead.ts";
import { benchPage } from "./page.ts";
import type { LoadResult, SystemBenchResult } from "./results.ts";
import { benchStart } from "./start.ts";

export interface SystemBenchInput extends SystemBenchOptions {
  /** For everything that is made; emptied first. */
  readonly folder: string;
  readonly progress: (line: string) => void;
}

const seconds = 20;
const turns = 15;
const loads = 5;
const starts = 5;

/** Measures the reference system: the page, the host under load, what the host costs, and how it starts. */
export async function benchSystem({ folder, parts, others, progress }: SystemBenchInput): Promise<SystemBenchResult> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await rm(`${folder}.log`, { force: true });
  const cores = availableParallelism();
  const load = () => (loadavg()[0] ?? 0) / cores;
  const before = load();
  const floor = commitFloor(join(folder, "floor"));
  const part = async <T>(name: SystemPart, run: () => Promise<T>): Promise<T | undefined> => {
    if (!parts.includes(name)) return undefined;
    progress(`${name} …`);
    return await run();
  };
  const page = await part("page", () => benchPage(folder, loads));
  const start = await part("start", () => benchStart(folder, starts));
  const overhead = await part("overhead", () => benchOverhead(folder, turns));
  const loaded = await part("load", async () => {
    const results: LoadResult[] = [];
    for (const subject of others ? (["host", "orpc", "hono"] as const) : (["host"] as const)) {
      progress(`  ${subject}, ${seconds} s with triggers, ${seconds} s without …`);
      results.push(await benchLoad({ folder, subject, seconds }));
    }
    return results;
  });
  const afterwards = commitFloor(join(folder, "floor"));
  await rm(folder, { recursive: true, force: true });
  return {
    machine: { cpu: cpus()[0]?.model ?? "unknown", cores, node: process.versions.node, platform: process.platform },
    load: { before, after: load() },
    floor: { before: floor, after: afterwards },
    ...(page && { page }),
    ...(loaded && { loads: loaded }),
    ...(overhead && { overhead }),
    ...(start && { start }),
    skipped:
      parts.includes("page") && page === undefined ? ["page: there is no Chromium; CHROMIUM_PATH names one"] : [],
  };
}
