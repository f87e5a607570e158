import type { Reach } from "../report/reaches.ts";
import { growthExponent } from "../report/statistics.ts";
import type { DiffBenchResult, PairResult } from "./results.ts";

/** Judges the promises about the diff. */
export function judgeDiff({ pairs }: DiffBenchResult): readonly Reach[] {
  const find = (name: string, edits: number): PairResult | undefined =>
    pairs.find((pair) => pair.name === name && pair.edits === edits);
  const identical = find("synthetic, identical", 0);
  const github = find("GitHub", 50);
  const grown = pairs.filter(({ name }) => name === "synthetic");
  const memory = growthExponent(grown.map(({ operations, ours }) => ({ size: operations, value: ours.peak ?? 0 })));
  return [
    ...(identical ? [atMost("identical documents of 1,000 operations, s", identical.seconds, 0.3)] : []),
    ...(github
      ? [
          atMost("GitHub's document with 50 random edits, s", github.seconds, 2),
          atMost("a changed location of it, median, ms", github.locations?.median ?? Number.NaN, 6),
          atMost("a changed location of it, 95th percentile, ms", github.locations?.p95 ?? Number.NaN, 25),
        ]
      : []),
    atMost("growth exponent of the command's memory, 100 to 1,000 to 3,000 operations", memory, 1),
  ];
}

function atMost(name: string, value: number, limit: number): Reach {
  const show = (number: number): string => number.toLocaleString("en", { maximumFractionDigits: 2 });
  return { name, limit: `≤ ${show(limit)}`, found: show(value), held: value <= limit };
}
