import { judgeWorkflows } from "./reaches.ts";
import type { Spread, SubjectResult, WorkflowBenchResult } from "./results.ts";

/** The results as Markdown tables. */
export function renderWorkflows(result: WorkflowBenchResult): string {
  const { machine, load, floor, subjects, skipped, restart, connections, soak } = result;
  const reaches = judgeWorkflows(result).map(
    ({ name, limit, found, held }) => `| ${held ? "✓" : "✗"} | ${name} | ${found} | ${limit} |`,
  );
  return [
    `${machine.cpu}, ${machine.cores} cores, Node ${machine.node}, ${machine.platform}; load per core ${load.before.toFixed(2)} before, ${load.after.toFixed(2)} after. One commit of one row by SQLite alone takes ${ms(floor.before)} ms before, ${ms(floor.after)} ms after (p50 · p99).`,
    "",
    "| | promise | found | limit |",
    "| --- | --- | ---: | ---: |",
    ...reaches,
    "",
    ...(subjects.length > 0 ? engineTables(subjects) : []),
    ...skipped.map((why) => `Skipped: ${why}`),
    ...(restart
      ? [
          `Restart: first resumed step ${ms(restart.firstStep)} ms, all of ${restart.openRuns} runs ${ms(restart.allSteps)} ms.`,
        ]
      : []),
    ...(connections ? [`An event to ${connections.watchers} streams: ${ms(connections.delivery)} ms.`] : []),
    ...(soak
      ? [
          `Soak of ${soak.seconds} s: ${soak.runs} runs, ${soak.heapBytesPerRun.toFixed(0)} bytes of heap each in the second half; resident ${(soak.residentAtEnd / 2 ** 20).toFixed(0)} MiB at the end, ${soak.residentGrowth.toFixed(2)} times that at a fifth (SQLite's page cache grows to 64 MiB).`,
        ]
      : []),
  ]
    .join("\n")
    .trimEnd();
}

function engineTables(subjects: readonly SubjectResult[]): readonly string[] {
  const others = subjects.filter(({ ratios }) => ratios !== undefined);
  return [
    "Times are p50 · p99 in milliseconds; runs are accepted, by 64 callers at once, while others are executed.",
    "",
    "| engine | durable when | accepted/s | two-step runs/s | step overhead | trigger to first step | 100 steps |",
    "| --- | --- | ---: | ---: | ---: | ---: | ---: |",
    ...subjects.map(engineRow),
    "",
    ...(others.length > 0 ? ratioTable(others) : []),
  ];
}

function engineRow(subject: SubjectResult): string {
  const { name, versions, durability, accepted, runs, stepOverhead, firstStep, hundredSteps } = subject;
  const cells = [
    versions.startsWith(name) ? versions : `${name} (${versions})`,
    durability,
    accepted === undefined ? "–" : accepted.toFixed(0),
    runs.toFixed(0),
    ms(stepOverhead),
    ms(firstStep),
    ms(hundredSteps),
  ];
  return `| ${cells.join(" | ")} |`;
}

function ratioTable(others: readonly SubjectResult[]): readonly string[] {
  return [
    "Ours ÷ theirs, the median of the ratios of each turn: throughputs above 1 and times below 1 are ours to the good.",
    "",
    "| engine | accepted/s | two-step runs/s | step overhead | trigger to first step | 100 steps |",
    "| --- | ---: | ---: | ---: | ---: | ---: |",
    ...others.map(({ name, ratios = {} }) => {
      const { accepted, runs, stepOverhead, firstStep, hundredSteps } = ratios;
      const cells = [accepted, runs, stepOverhead, firstStep, hundredSteps].map((ratio) => ratio?.toFixed(2) ?? "–");
      return `| ${[name, ...cells].join(" | ")} |`;
    }),
    "",
  ];
}

function ms({ p50, p99 }: Spread): string {
  const show = (value: number): string => value.toFixed(value < 100 ? 2 : 0);
  return `${show(p50)} · ${show(p99)}`;
}
