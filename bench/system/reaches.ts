import type { Reach } from "../report/reaches.ts";
import { median } from "../report/statistics.ts";
import type { LoadResult, OverheadResult, PageResult, StartResult, SystemBenchResult } from "./results.ts";

/** Judges every promise about the system whose figures are there. */
export function judgeSystem({ page, loads, overhead, start }: SystemBenchResult): readonly Reach[] {
  const [host] = loads ?? [];
  return [
    ...(page ? judgePage(page) : []),
    ...(host ? judgeLoad(host) : []),
    ...(overhead ? judgeOverhead(overhead) : []),
    ...(start ? judgeStart(start) : []),
  ];
}

function judgePage({ loads, scripts, lcp, cls }: PageResult): readonly Reach[] {
  const gzip = scripts.reduce((sum, script) => sum + (script.initial ? script.gzip : 0), 0);
  return [
    atMost("console: initial JavaScript, gzip, kB", gzip / 1_000, 20),
    atMost(`console: LCP on Slow 4G and a quarter of the processor, median of ${loads}, ms`, median(lcp), 1_500),
    atMost(`console: CLS, worst of ${loads}`, Math.max(...cls), 0.02),
  ];
}

function judgeLoad({ triggersPerSecond, readsPerSecond, together, alone }: LoadResult): readonly Reach[] {
  const rates = `${triggersPerSecond} triggers and ${readsPerSecond} reads a second`;
  return [
    atMost(`trigger, p99 at ${rates}, ms`, together.trigger?.p99 ?? Number.NaN, 50),
    atMost(`status read, p99 at ${rates}, ms`, together.read?.p99 ?? Number.NaN, 10),
    atMost(`status read alone, p99 at ${readsPerSecond} a second, ms`, alone.read?.p99 ?? Number.NaN, 10),
  ];
}

function judgeOverhead({ token, session }: OverheadResult): readonly Reach[] {
  return [
    atMost("host over a bare Hono route, with a token, ms a request", token.more, 0.3),
    atMost("host over a bare Hono route, with a session, ms a request", session.more, 0.3),
  ];
}

function judgeStart({ times, first, second }: StartResult): readonly Reach[] {
  return [
    atMost(`npm start to ready, empty state folder, median of ${times}, ms`, first.p50, 2_000),
    atMost(`npm start to ready, again, median of ${times}, ms`, second.p50, 2_000),
  ];
}

function atMost(name: string, value: number, limit: number): Reach {
  return { name, limit: `≤ ${show(limit)}`, found: show(value), held: value <= limit };
}

function show(value: number): string {
  return value.toLocaleString("en", { maximumFractionDigits: value < 1 ? 3 : value < 100 ? 2 : 0 });
}
