import { describe, expect, it } from "vitest";
import { parseSystemOptions } from "./options.ts";
import { judgeSystem } from "./reaches.ts";
import { renderSystem } from "./report.ts";
import type { LoadResult, SystemBenchResult } from "./results.ts";

const host: LoadResult = {
  subject: "host",
  triggersPerSecond: 200,
  readsPerSecond: 200,
  together: {
    seconds: 20,
    trigger: { p50: 4, p99: 50 },
    read: { p50: 2, p99: 10 },
    late: { p50: 0.5, p99: 1 },
    clientCpu: 0.25,
  },
  alone: { seconds: 20, read: { p50: 1, p99: 10 }, late: { p50: 0.5, p99: 1 }, clientCpu: 0.2 },
  serverCpu: 0.75,
  ended: 3_900,
  runs: 4_000,
  drained: 800,
};

const atTheLimits: SystemBenchResult = {
  machine: { cpu: "cpu", cores: 2, node: "24.0.0", platform: "linux" },
  load: { before: 0, after: 0 },
  floor: { before: { p50: 0.25, p99: 8 }, after: { p50: 0.5, p99: 9 } },
  page: {
    browser: "Chromium 1",
    loads: 5,
    scripts: [
      { path: "/assets/shell.js", initial: true, gzip: 20_000, sent: 18_000 },
      { path: "/assets/detail.js", initial: false, gzip: 9_000, sent: 8_000 },
    ],
    lcp: [900, 1_500, 1_500, 4_000, 800],
    lcpElement: "p soft",
    cls: [0, 0.02, 0, 0, 0],
    list: [2_000, 2_000, 2_000, 2_000, 2_000],
  },
  loads: [host],
  overhead: {
    turns: 15,
    requests: 200,
    bare: 0.2,
    token: { median: 0.5, more: 0.3 },
    session: { median: 0.5, more: 0.3 },
    status: { host: 0.9, orpc: 0.7, hono: 0.4 },
  },
  start: {
    times: 5,
    first: { p50: 2_000, p99: 3_000 },
    second: { p50: 2_000, p99: 3_000 },
    withoutNpm: { p50: 1_000, p99: 1_000 },
  },
  skipped: [],
};

const missed = (changes: Partial<SystemBenchResult>) =>
  judgeSystem({ ...atTheLimits, ...changes })
    .filter(({ held }) => !held)
    .map(({ name }) => name);

describe("judgeSystem", () => {
  it("holds every promise at its limit", () => {
    expect(missed({})).toEqual([]);
    expect(judgeSystem(atTheLimits)).toHaveLength(10);
  });

  const { page, overhead, start } = atTheLimits as Required<SystemBenchResult>;
  const script = { path: "/more.js", initial: true, gzip: 1, sent: 1 };
  const { together, alone } = host;
  it.each<[string, Partial<SystemBenchResult>]>([
    ["initial JavaScript", { page: { ...page, scripts: [...page.scripts, script] } }],
    ["LCP", { page: { ...page, lcp: [1_501, 1_501, 1_501, 1, 1] } }],
    ["CLS", { page: { ...page, cls: [0, 0, 0, 0, 0.021] } }],
    ["trigger, p99", { loads: [{ ...host, together: { ...together, trigger: { p50: 4, p99: 51 } } }] }],
    ["status read, p99", { loads: [{ ...host, together: { ...together, read: { p50: 4, p99: 10.1 } } }] }],
    ["status read alone", { loads: [{ ...host, alone: { ...alone, read: { p50: 4, p99: 10.1 } } }] }],
    ["with a token", { overhead: { ...overhead, token: { median: 0.5, more: 0.301 } } }],
    ["with a session", { overhead: { ...overhead, session: { median: 0.5, more: 0.301 } } }],
    ["empty state folder", { start: { ...start, first: { p50: 2_001, p99: 2_001 } } }],
    ["again", { start: { ...start, second: { p50: 2_001, p99: 2_001 } } }],
  ])("misses %s", (name, changes) => {
    expect(missed(changes)).toEqual([expect.stringContaining(name)]);
  });

  it("judges the host alone, and nothing that was not measured", () => {
    const slow = { ...host, subject: "orpc", together: { ...together, trigger: { p50: 900, p99: 900 } } };
    expect(missed({ loads: [host, slow] })).toEqual([]);
    const { page: _1, loads: _2, overhead: _3, start: _4, ...nothing } = atTheLimits;
    expect(judgeSystem(nothing)).toEqual([]);
  });
});

describe("renderSystem", () => {
  it("shows promises, every server and what was left out", () => {
    const text = renderSystem({ ...atTheLimits, loads: [host, { ...host, subject: "hono" }], skipped: ["page: none"] });
    expect(text).toContain("| ✓ | host over a bare Hono route, with a token, ms a request | 0.3 | ≤ 0.3 |");
    expect(text).toContain("| /assets/detail.js | after the list has come | 9000 | 8000 |");
    expect(text).toContain(
      "| host | 4.00 · 50.00 | 2.00 · 10.00 | 1.00 · 10.00 | 0.50 · 1.00 | 0.75 | 0.25 | 3900 · 4000 |",
    );
    expect(text).toContain("| plain Hono handlers, nothing checked | 4.00 · 50.00 |");
    expect(text).toContain("Skipped: page: none");
  });
});

describe("parseSystemOptions", () => {
  it("measures everything, and says what it does not know", () => {
    expect(parseSystemOptions([])).toMatchObject({ parts: ["page", "load", "overhead", "start"], others: true });
    expect(parseSystemOptions(["--only", "load,start", "--alone"])).toMatchObject({
      parts: ["load", "start"],
      others: false,
    });
    expect(parseSystemOptions(["--only", "load,speed"])).toContain("speed");
    expect(parseSystemOptions(["--fast"])).toContain("--fast");
  });
});
