import { describe, expect, it } from "vitest";
import { renderMarkdown } from "./markdown.ts";
import { judge } from "./reaches.ts";
import type { BenchResult, Cost, SizeResult } from "./results.ts";

const mebibyte = 2 ** 20;

function cost(seconds: number, mebibytes = 100): Cost {
  return { seconds, cpuSeconds: seconds, largestProcess: mebibytes * mebibyte, allProcesses: mebibytes * mebibyte };
}

function size(operations: number, fullSeconds: number): SizeResult {
  return {
    operations,
    repeats: 1,
    chain: { steps: [{ name: "tool", ...cost(10, 300) }], total: cost(10, 300) },
    ours: {
      cold: cost(fullSeconds, 250),
      full: cost(fullSeconds, 250),
      noop: cost(0.2),
      changed: cost(1),
      floor: cost(0.1),
    },
    ratio: fullSeconds / 10,
  };
}

function result(...sizes: SizeResult[]): BenchResult {
  const machine = { cpu: "cpu", cores: 2, node: "24.0.0", platform: "linux" };
  return { machine, load: { before: 0, after: 0 }, sizes };
}

describe("judge", () => {
  it("holds every reach of a fast pipeline", () => {
    const reaches = judge(result(size(100, 1), size(1000, 3), size(3000, 6)));
    expect(reaches).toHaveLength(6);
    expect(reaches.filter(({ held }) => !held)).toEqual([]);
  });

  it.each([
    ["full build (cold) ÷ chain", size(1000, 4.1)],
    ["no-op build", withOurs({ noop: cost(0.51) })],
    ["no-op build ÷ floor", withOurs({ noop: cost(0.21) })],
    ["build after one changed operation", withOurs({ changed: cost(1.6) })],
    ["peak memory", withOurs({ full: { ...cost(3, 200), allProcesses: 301 * mebibyte } })],
  ])("misses %s", (name, measured) => {
    const missed = judge(result(measured)).filter(({ held }) => !held);
    expect(missed.map((reach) => reach.name.startsWith(name))).toContain(true);
  });

  it("misses the growth when time grows faster than the number of operations", () => {
    const missed = judge(result(size(100, 0.1), size(1000, 1.5), size(3000, 6))).filter(({ held }) => !held);
    expect(missed.map(({ name }) => name)).toContain("growth exponent of the full build, 100 to 1000 to 3000");
  });

  it("judges nothing that was not measured", () => {
    const { ours: _ours, ratio: _ratio, ...chainOnly } = size(1000, 3);
    expect(judge(result(chainOnly))).toEqual([]);
  });
});

describe("renderMarkdown", () => {
  it("marks what was held and what was missed", () => {
    const text = renderMarkdown(result(withOurs({ noop: cost(0.6) })));
    expect(text).toContain("| ✗ | no-op build | 0.60 s | ≤ 0.50 s |");
    expect(text).toContain("| ✓ | full build (cold) ÷ chain, 1,000 operations | 0.30 | ≤ 0.40 |");
  });
});

function withOurs(costs: Partial<NonNullable<SizeResult["ours"]>>): SizeResult {
  const base = size(1000, 3);
  return { ...base, ...(base.ours && { ours: { ...base.ours, ...costs } }) };
}
