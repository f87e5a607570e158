import type { Measurement } from "./process/measure.ts";
import type { Cost } from "./report/results.ts";
import { median } from "./report/statistics.ts";

/** Repeats of one command as one cost: times are medians, memory is the largest seen. */
export function summarise(runs: readonly Measurement[]): Cost {
  return {
    seconds: median(runs.map(({ seconds }) => seconds)),
    cpuSeconds: median(runs.map(({ cpuSeconds }) => cpuSeconds)),
    largestProcess: Math.max(...runs.map(({ largestProcess }) => largestProcess)),
    allProcesses: Math.max(...runs.map(({ allProcesses }) => allProcesses)),
  };
}
