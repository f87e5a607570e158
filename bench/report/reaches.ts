import type { BenchResult, SizeResult } from "./results.ts";
import { growthExponent } from "./statistics.ts";

/** One promise about speed or memory, and what was measured. */
export interface Reach {
  readonly name: string;
  readonly limit: string;
  readonly found: string;
  readonly held: boolean;
}

/** Judges every promise whose figures are there. */
export function judge(result: BenchResult): readonly Reach[] {
  const thousand = result.sizes.find(({ operations }) => operations === 1000);
  return [...(thousand ? judgeSize(thousand) : []), ...judgeGrowth(result), ...judgeLint(result)];
}

function judgeSize({ ours, chain, ratio }: SizeResult): readonly Reach[] {
  if (!ours) return [];
  const reaches: Reach[] = [];
  if (chain && ratio !== undefined) reaches.push(atMost("full build (cold) ÷ chain, 1,000 operations", ratio, 0.4));
  reaches.push(atMost("no-op build", ours.noop.seconds, 0.5, "s"));
  reaches.push(atMost("no-op build ÷ floor (start Node, hash the inputs)", ours.noop.seconds / ours.floor.seconds, 2));
  reaches.push(
    atMost("build after one changed operation ÷ full build (warm)", ours.changed.seconds / ours.full.seconds, 0.5),
  );
  if (chain) {
    const mebibyte = 2 ** 20;
    const limit = chain.total.largestProcess / mebibyte;
    const peak = Math.max(ours.cold.allProcesses, ours.full.allProcesses) / mebibyte;
    reaches.push(atMost("peak memory, all processes, against the largest single tool", peak, limit, "MiB"));
  }
  return reaches;
}

function judgeGrowth({ sizes }: BenchResult): readonly Reach[] {
  const points = sizes.flatMap(({ operations, ours }) =>
    ours && operations >= 100 ? [{ size: operations, value: ours.full.seconds }] : [],
  );
  if (points.length < 2) return [];
  return [
    atMost(
      `growth exponent of the full build, ${points.map(({ size }) => size).join(" to ")}`,
      growthExponent(points),
      1,
    ),
  ];
}

function judgeLint({ lint }: BenchResult): readonly Reach[] {
  return lint?.ours ? [atMost(`lint of ${lint.document}, both linters`, lint.ours.seconds, 10, "s")] : [];
}

function atMost(name: string, value: number, limit: number, unit = ""): Reach {
  const show = (number: number): string => `${number.toFixed(number >= 100 ? 0 : 2)}${unit && ` ${unit}`}`;
  return { name, limit: `≤ ${show(limit)}`, found: show(value), held: value <= limit };
}
