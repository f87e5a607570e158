import type { Spread } from "../workflows/results.ts";
import { judgeSystem } from "./reaches.ts";
import type { LoadResult, OverheadResult, PageResult, StartResult, SystemBenchResult } from "./results.ts";

/** The results as Markdown tables. */
export function renderSystem(result: SystemBenchResult): string {
  const { machine, load, floor, page, loads, overhead, start, skipped } = result;
  const { cpu, cores, node, platform } = machine;
  return [
    `${cpu}, ${cores} cores, Node ${node}, ${platform}; load per core ${load.before.toFixed(2)} before, ${load.after.toFixed(2)} after. One commit of one row by SQLite alone takes ${ms(floor.before)} ms before, ${ms(floor.after)} ms after (p50 · p99).`,
    "",
    "| | promise | found | limit |",
    "| --- | --- | ---: | ---: |",
    ...judgeSystem(result).map(
      ({ name, limit, found, held }) => `| ${held ? "✓" : "✗"} | ${name} | ${found} | ${limit} |`,
    ),
    "",
    ...(page ? pageLines(page) : []),
    ...(loads ? loadLines(loads) : []),
    ...(overhead ? overheadLines(overhead) : []),
    ...(start ? startLines(start) : []),
    ...skipped.map((why) => `Skipped: ${why}`),
  ]
    .join("\n")
    .trimEnd();
}

function pageLines({ browser, scripts, lcp, lcpElement, cls, list }: PageResult): readonly string[] {
  const all = (values: readonly number[], digits: number) => values.map((value) => value.toFixed(digits)).join(", ");
  return [
    `${browser}, headless; the browser, the host and the benchmark share the cores, so the page has less than a quarter of one. LCP (\`${lcpElement}\`): ${all(lcp, 0)} ms. First invoice shown: ${all(list, 0)} ms. CLS: ${all(cls, 4)}.`,
    "",
    "| script | asked for | gzip, bytes | sent, bytes |",
    "| --- | --- | ---: | ---: |",
    ...scripts.map(
      ({ path, initial, gzip, sent }) =>
        `| ${path} | ${initial ? "at once" : "after the list has come"} | ${gzip} | ${sent} |`,
    ),
    "",
  ];
}

function loadLines(loads: readonly LoadResult[]): readonly string[] {
  const [{ triggersPerSecond, readsPerSecond, together } = { together: { seconds: 0 } }] = loads as [LoadResult?];
  return [
    `Under load: ${triggersPerSecond} triggers and ${readsPerSecond} reads a second for ${together.seconds.toFixed(0)} s, times from the planned moment (open loop), p50 · p99 in ms; then the reads alone. The host's limit of requests that write is raised, its log is on, one request in a hundred is held against its document; the load generator is a process of its own.`,
    "",
    "| server | trigger | read | read alone | sent late | server, cores | generator, cores | runs ended · triggered | the rest after, ms |",
    "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ...loads.map((each) => {
      const { subject, alone, serverCpu, ended, runs, drained, together: under } = each;
      const cells = [
        names[subject] ?? subject,
        ms(under.trigger),
        ms(under.read),
        ms(alone.read),
        ms(under.late),
        serverCpu.toFixed(2),
        under.clientCpu.toFixed(2),
        `${ended} · ${runs}`,
        drained.toFixed(0),
      ];
      return `| ${cells.join(" | ")} |`;
    }),
    "",
  ];
}

const names: Readonly<Record<string, string>> = {
  host: "host",
  orpc: "oRPC's handler alone, the same routers",
  hono: "plain Hono handlers, nothing checked",
};

function overheadLines({ turns, requests, bare, token, session, status }: OverheadResult): readonly string[] {
  const show = (value: number) => value.toFixed(3);
  return [
    `One request at a time, medians of ${turns} turns of ${requests}, ms: a route that answers constant bytes takes ${show(bare)} bare, ${show(token.median)} in the host with a token (+${show(token.more)}), ${show(session.median)} with a session (+${show(session.more)}). The status of a run: ${Object.entries(
      status,
    )
      .map(([name, value]) => `${names[name] ?? name} ${show(value)}`)
      .join("; ")}.`,
    "",
  ];
}

function startLines({ times, first, second, withoutNpm }: StartResult): readonly string[] {
  return [
    `Start to ready, ${times} times, p50 · p99 ms: empty state folder ${ms(first)}, again ${ms(second)}, again without npm ${ms(withoutNpm)}.`,
    "",
  ];
}

function ms(spread: Spread | undefined): string {
  if (spread === undefined) return "–";
  const show = (value: number): string => value.toFixed(value < 100 ? 2 : 0);
  return `${show(spread.p50)} · ${show(spread.p99)}`;
}
