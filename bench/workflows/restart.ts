import { once } from "node:events";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { start, stop, told } from "./child.ts";
import { spread } from "./measure.ts";
import type { RestartResult } from "./results.ts";
import type { RestartTask } from "./scenarios/restart.ts";

/** Kills a host with open runs, so many times, and watches the next one go on with them. */
export async function benchRestart(
  folder: string,
  { openRuns, kills }: { openRuns: number; kills: number },
): Promise<RestartResult> {
  const first: number[] = [];
  const all: number[] = [];
  // The first fills the compile cache.
  for (let kill = 0; kill <= kills; kill++) {
    const home = join(folder, `restart-${kill}`);
    await mkdir(home, { recursive: true });
    const task: RestartTask = { file: join(home, "workflows.db"), runs: openRuns, resumes: false };
    const killed = start("restart", task);
    await told(killed);
    killed.kill("SIGKILL");
    await once(killed, "exit");
    const from = performance.now();
    const next = start("restart", { ...task, resumes: true } satisfies RestartTask);
    await told(next);
    first.push(performance.now() - from);
    await told(next);
    all.push(performance.now() - from);
    stop(next);
    await once(next, "exit");
  }
  return { openRuns, kills, firstStep: spread(first.slice(1)), allSteps: spread(all.slice(1)) };
}
