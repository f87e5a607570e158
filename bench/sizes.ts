import { stat } from "node:fs/promises";
import { join } from "node:path";
import { type ChainRun, chainDocument, runChain } from "./chain.ts";
import { summarise } from "./costs.ts";
import { changedBuild, coldBuild, floor, fullBuild, noopBuild } from "./ours.ts";
import type { Measurement } from "./process/measure.ts";
import type { Cost, OurResult, SizeResult } from "./report/results.ts";
import { median } from "./report/statistics.ts";
import { type SyntheticWorkspace, writeSynthetic } from "./synthetic.ts";

/** What to measure at one size. */
export interface SizeOptions {
  readonly folder: string;
  readonly operations: number;
  readonly repeats: number;
  readonly chain: boolean;
  readonly ours: boolean;
}

interface OurRuns {
  readonly cold: Measurement[];
  readonly full: Measurement[];
  readonly noop: Measurement[];
  readonly changed: Measurement[];
  readonly floor: Measurement[];
}

/** A no-op takes a fraction of a second, so it is repeated more often than a build. */
const shortRuns = 3;

/** Measures the chain and the pipeline in turns over one synthetic workspace, so that both meet the same weather. */
export async function benchSize(options: SizeOptions): Promise<SizeResult> {
  const { operations, repeats } = options;
  const directory = join(options.folder, String(operations));
  const chainRuns: ChainRun[] = [];
  const ours: OurRuns = { cold: [], full: [], noop: [], changed: [], floor: [] };
  for (let round = 0; round < repeats; round += 1) {
    const workspace = await writeSynthetic(directory, operations);
    if (options.chain) chainRuns.push(await runChain(workspace));
    if (options.ours) await runOurs(workspace, ours, round);
  }
  return {
    operations,
    repeats,
    ...(options.chain && {
      documentBytes: (await stat(chainDocument({ directory, operations }))).size,
      chain: summariseChain(chainRuns),
    }),
    ...(options.ours && { ours: summariseOurs(ours) }),
    ...(options.chain && options.ours && { ratio: pairedRatio(ours.cold, chainRuns) }),
  };
}

async function runOurs(workspace: SyntheticWorkspace, runs: OurRuns, round: number): Promise<void> {
  runs.cold.push(await coldBuild(workspace));
  for (let run = 0; run < shortRuns; run += 1) {
    runs.noop.push(await noopBuild(workspace));
    runs.floor.push(await floor(workspace));
  }
  runs.changed.push(await changedBuild(workspace, round));
  runs.full.push(await fullBuild(workspace));
}

function summariseOurs(runs: OurRuns): OurResult {
  return {
    cold: summarise(runs.cold),
    full: summarise(runs.full),
    noop: summarise(runs.noop),
    changed: summarise(runs.changed),
    floor: summarise(runs.floor),
  };
}

function summariseChain(runs: readonly ChainRun[]): NonNullable<SizeResult["chain"]> {
  const names = [...(runs[0]?.keys() ?? [])];
  const steps = names.map((name) => ({
    name,
    ...summarise(runs.flatMap((run) => run.get(name) ?? [])),
  }));
  const total: Cost = {
    seconds: median(runs.map((run) => sum(run, "seconds"))),
    cpuSeconds: median(runs.map((run) => sum(run, "cpuSeconds"))),
    largestProcess: Math.max(...steps.map(({ largestProcess }) => largestProcess)),
    allProcesses: Math.max(...steps.map(({ allProcesses }) => allProcesses)),
  };
  return { steps, total };
}

function pairedRatio(builds: readonly Measurement[], chains: readonly ChainRun[]): number {
  return median(builds.map(({ seconds }, round) => seconds / sum(chains[round] ?? new Map(), "seconds")));
}

function sum(run: ChainRun, what: "seconds" | "cpuSeconds"): number {
  return [...run.values()].reduce((total, measurement) => total + measurement[what], 0);
}
