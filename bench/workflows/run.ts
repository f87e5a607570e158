import { mkdir, rm } from "node:fs/promises";
import { availableParallelism, cpus, loadavg } from "node:os";
import { join } from "node:path";
import { measured } from "./child.ts";
import { benchConnections } from "./connections.ts";
import { commitFloor } from "./floor.ts";
import { install } from "./install.ts";
import type { WorkflowBenchOptions } from "./options.ts";
import { benchRestart } from "./restart.ts";
import type { SoakResult, SubjectFigures, SubjectResult, WorkflowBenchResult } from "./results.ts";
import type { SoakTask } from "./scenarios/soak.ts";
import type { SubjectTask } from "./scenarios/subject.ts";
import { installed, subjects } from "./subjects/all.ts";
import { summarise } from "./summary.ts";

export interface WorkflowBenchInput extends WorkflowBenchOptions {
  /** For everything that is made; emptied first, but for installed packages. */
  readonly folder: string;
  readonly progress: (line: string) => void;
}

/** Measures the embedded engine, and the others in turn with it; each measurement is a process of its own. */
export async function benchWorkflows(input: WorkflowBenchInput): Promise<WorkflowBenchResult> {
  const { parts, progress, kills, soakSeconds } = input;
  const cores = availableParallelism();
  const load = () => (loadavg()[0] ?? 0) / cores;
  const before = load();
  const data = join(input.folder, "data");
  await rm(data, { recursive: true, force: true });
  const floor = commitFloor(data);
  const skipped: string[] = [];
  const has = (part: (typeof parts)[number]): boolean => parts.includes(part);
  const engines = has("engines") ? await benchEngines(input, skipped) : [];
  const amounts = { idle: 10_000, watchers: 5_000 };
  if (has("restart")) progress(`${kills} kills …`);
  const restart = has("restart") ? await benchRestart(data, { openRuns: 200, kills }) : undefined;
  if (has("connections")) progress("connections …");
  const connections = has("connections") ? await benchConnections(data, amounts) : undefined;
  if (has("soak")) progress(`soak of ${soakSeconds} s …`);
  const soak = has("soak") ? await benchSoak(data, soakSeconds) : undefined;
  const afterwards = commitFloor(data);
  await rm(data, { recursive: true, force: true });
  return {
    machine: { cpu: cpus()[0]?.model ?? "unknown", cores, node: process.versions.node, platform: process.platform },
    load: { before, after: load() },
    floor: { before: floor, after: afterwards },
    subjects: engines,
    skipped,
    ...(restart && { restart }),
    ...(connections && { connections }),
    ...(soak && { soak }),
  };
}

async function benchEngines(input: WorkflowBenchInput, skipped: string[]): Promise<readonly SubjectResult[]> {
  const { folder, turns, progress } = input;
  const homes = new Map<string, string>();
  const figures = new Map<string, SubjectFigures[]>();
  for (const name of Object.keys(subjects)) {
    if (installed[name] === undefined) homes.set(name, folder);
    else if (input.others) {
      progress(`installing ${name} …`);
      const home = await install(join(folder, "packages"), name).catch((error: unknown) => skip(name, error));
      if (home !== undefined) homes.set(name, home);
    }
  }
  for (let turn = 0; turn < turns; turn++) {
    for (const [name, packages] of homes) {
      progress(`${name}, turn ${turn + 1} of ${turns} …`);
      const found = await benchSubject(input, { name, packages, turn }).catch((error: unknown) => skip(name, error));
      if (found !== undefined) figures.set(name, [...(figures.get(name) ?? []), found]);
    }
  }
  return summarise(figures);

  function skip(name: string, error: unknown): undefined {
    homes.delete(name);
    figures.delete(name);
    // Ours is not something that may be missing.
    if (installed[name] === undefined) throw error;
    const why = `${name}: ${error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error)}`;
    progress(`SKIPPED ${why}`);
    skipped.push(why);
    return undefined;
  }
}

async function benchSubject(
  { folder, amounts }: WorkflowBenchInput,
  { name, packages, turn }: { readonly name: string; readonly packages: string; readonly turn: number },
): Promise<SubjectFigures> {
  const home = join(folder, "data", `${name.replaceAll(/\W+/g, "-")}-${turn}`);
  await mkdir(home, { recursive: true });
  return await measured<SubjectFigures>("subject", { name, folder: home, packages, amounts } satisfies SubjectTask);
}

async function benchSoak(data: string, seconds: number): Promise<SoakResult> {
  const folder = join(data, "soak");
  await mkdir(folder, { recursive: true });
  const task: SoakTask = { folder, seconds, width: 16 };
  return await measured<SoakResult>("soak", task, seconds * 2_000 + 60_000);
}
