import { describe, expect, it } from "vitest";
import { judgeWorkflows } from "./reaches.ts";
import { renderWorkflows } from "./report.ts";
import type { SubjectFigures, WorkflowBenchResult } from "./results.ts";
import { judgeSamples } from "./soak.ts";
import { summarise } from "./summary.ts";

const good: SubjectFigures = {
  versions: "engine 1.0.0",
  durability: "fsync",
  accepted: 1_500,
  acceptedHeld: 2_000,
  runs: 400,
  stepOverhead: { p50: 0.6, p99: 5 },
  firstStep: { p50: 5, p99: 50 },
  hundredSteps: { p50: 100, p99: 200 },
};

function result(ours: Partial<SubjectFigures> = {}, rest: Partial<WorkflowBenchResult> = {}): WorkflowBenchResult {
  return {
    machine: { cpu: "cpu", cores: 2, node: "24.0.0", platform: "linux" },
    load: { before: 0, after: 0 },
    floor: { before: { p50: 0.25, p99: 8 }, after: { p50: 0.5, p99: 9 } },
    subjects: summarise(
      new Map([
        ["embedded", [{ ...good, ...ours }]],
        ["other", [{ ...good, runs: 100 }]],
      ]),
    ),
    skipped: [],
    restart: { openRuns: 200, kills: 20, firstStep: { p50: 400, p99: 1_000 }, allSteps: { p50: 900, p99: 1_500 } },
    connections: {
      idle: 10_000,
      wanted: 10_000,
      bytesEach: 32_000,
      watchers: 5_000,
      delivery: { p50: 90, p99: 300 },
    },
    soak: { seconds: 600, runs: 9_000, heapBytesPerRun: 200, residentGrowth: 1.1, residentAtEnd: 2 ** 28 },
    ...rest,
  };
}

const missed = (measured: WorkflowBenchResult) =>
  judgeWorkflows(measured)
    .filter(({ held }) => !held)
    .map(({ name }) => name);

describe("judgeWorkflows", () => {
  it("holds every promise at its limit", () => {
    expect(missed(result())).toEqual([]);
    expect(judgeWorkflows(result())).toHaveLength(11);
  });

  it.each([
    ["triggers accepted", { acceptedHeld: 1_999 }],
    ["two-step runs", { runs: 399 }],
    ["overhead of a step, p50", { stepOverhead: { p50: 0.61, p99: 5 } }],
    ["overhead of a step, p99", { stepOverhead: { p50: 0.6, p99: 5.1 } }],
    ["trigger to first step", { firstStep: { p50: 5.1, p99: 6 } }],
    ["a run of 100 steps", { hundredSteps: { p50: 101, p99: 102 } }],
  ])("misses %s", (name, ours) => {
    expect(missed(result(ours))).toEqual([expect.stringContaining(name)]);
  });

  it("judges resident memory by a long soak only", () => {
    const soak = { seconds: 20, runs: 9_000, heapBytesPerRun: 10, residentGrowth: 1.5, residentAtEnd: 2 ** 28 };
    expect(missed(result({}, { soak }))).toEqual([]);
    expect(missed(result({}, { soak: { ...soak, seconds: 300 } }))).toEqual([
      expect.stringContaining("resident memory"),
    ]);
  });

  it("judges nothing that was not measured", () => {
    const { restart: _restart, connections: _connections, soak: _soak, ...rest } = result();
    expect(judgeWorkflows({ ...rest, subjects: [] })).toEqual([]);
  });

  it("says how many connections the machine allowed", () => {
    const connections = {
      idle: 900,
      wanted: 10_000,
      bytesEach: 1,
      watchers: 900,
      delivery: { p50: 1, p99: 2 },
    };
    const names = judgeWorkflows(result({}, { connections })).map(({ name }) => name);
    expect(names).toContainEqual(expect.stringContaining("each of 900 idle event streams (of 10,000"));
  });
});

describe("summarise", () => {
  it("takes the median of each turn's ratio, not the ratio of the medians", () => {
    const turn = (runs: number) => ({ ...good, runs });
    const [ours, other] = summarise(
      new Map([
        ["ours", [turn(100), turn(400), turn(900)]],
        ["other", [turn(10), turn(100), turn(300)]],
      ]),
    );
    expect(ours).toMatchObject({ runs: 400 });
    expect(ours?.ratios).toBeUndefined();
    expect(other).toMatchObject({ runs: 100, ratios: { runs: 4 } });
  });

  it("has no ratio of what an engine cannot do", () => {
    const { accepted: _accepted, ...inMemory } = good;
    const [, other] = summarise(
      new Map([
        ["ours", [good]],
        ["other", [inMemory]],
      ]),
    );
    expect(other?.ratios).not.toHaveProperty("accepted");
  });
});

describe("judgeSamples", () => {
  const samples = (heapOf: (runs: number) => number) =>
    Array.from({ length: 40 }, (_, index) => ({ runs: index * 100, heap: heapOf(index * 100), resident: 100 + index }));

  it("finds what each run leaves, whatever the first half does", () => {
    const found = judgeSamples(samples((runs) => (runs < 1_500 ? runs * 1_000 : 5_000_000 + runs * 64)));
    expect(found.heapBytesPerRun).toBeCloseTo(64);
  });

  it("compares the end with a fifth", () => {
    expect(judgeSamples(samples(() => 0)).residentGrowth).toBeCloseTo(139 / 108);
  });
});

describe("renderWorkflows", () => {
  it("shows promises, durability and ratios, and what was skipped", () => {
    const text = renderWorkflows(result({ runs: 399 }, { skipped: ["restate: no network"] }));
    expect(text).toContain("| ✗ | two-step runs per second | 399 | ≥ 400 |");
    expect(text).toContain("| ✓ | trigger to first step, p50, ms | 5 | ≤ 5 |");
    expect(text).toContain("| embedded (engine 1.0.0) | fsync | 1500 | 399 | 0.60 · 5.00 |");
    expect(text).toContain("0.25 · 8.00 ms before, 0.50 · 9.00 ms after");
    expect(text).toContain("| other | 1.00 | 3.99 |");
    expect(text).toContain("Skipped: restate: no network");
  });
});
