import type { SoakResult } from "./results.ts";

/** Memory after garbage collection, at evenly spread moments. */
export interface Sample {
  /** Runs that had ended by then. */
  readonly runs: number;
  readonly heap: number;
  readonly resident: number;
}

/** What a run leaves in the heap, by least squares over the second half, and how the whole process grew. */
export function judgeSamples(
  samples: readonly Sample[],
): Pick<SoakResult, "heapBytesPerRun" | "residentGrowth" | "residentAtEnd"> {
  const half = samples.slice(Math.floor(samples.length / 2));
  const mean = (pick: (sample: Sample) => number) => half.reduce((sum, sample) => sum + pick(sample), 0) / half.length;
  const runs = mean((sample) => sample.runs);
  const heap = mean((sample) => sample.heap);
  const covariance = mean((sample) => (sample.runs - runs) * (sample.heap - heap));
  const residentAtEnd = samples.at(-1)?.resident ?? Number.NaN;
  const early = samples[Math.floor(samples.length / 5)]?.resident ?? Number.NaN;
  return {
    heapBytesPerRun: covariance / mean((sample) => (sample.runs - runs) ** 2),
    residentGrowth: residentAtEnd / early,
    residentAtEnd,
  };
}
