import { rm } from "node:fs/promises";
import { join } from "node:path";
import { spread } from "../workflows/measure.ts";
import { npmStart } from "./npm-start.ts";
import type { StartResult } from "./results.ts";

/** Starts the system on an empty state folder, then on what is there, so many times. */
export async function benchStart(folder: string, times: number): Promise<StartResult> {
  const stateFolder = join(folder, "start");
  const measured = { first: [] as number[], second: [] as number[], withoutNpm: [] as number[] };
  const measure = async (name: keyof typeof measured, npm: boolean): Promise<void> => {
    const { readyMs, stop } = await npmStart(stateFolder, { npm });
    measured[name].push(readyMs);
    await stop();
  };
  // What an installation leaves to the first start of all: compiled code, the console's bundle.
  await (await npmStart(stateFolder, { npm: true })).stop();
  for (let time = 0; time < times; time++) {
    await rm(stateFolder, { recursive: true, force: true });
    await measure("first", true);
    await measure("second", true);
    await measure("withoutNpm", false);
  }
  const { first, second, withoutNpm } = measured;
  return { times, first: spread(first), second: spread(second), withoutNpm: spread(withoutNpm) };
}
