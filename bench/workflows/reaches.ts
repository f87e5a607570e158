import type { Reach } from "../report/reaches.ts";
import type { ConnectionsResult, RestartResult, SoakResult, SubjectResult, WorkflowBenchResult } from "./results.ts";

/** A soak shorter than this ends before SQLite's page cache is full; then resident memory says nothing yet. */
const longSoak = 300;

/** Judges every promise about the embedded engine whose figures are there. */
export function judgeWorkflows({ subjects, restart, connections, soak }: WorkflowBenchResult): readonly Reach[] {
  const [ours] = subjects;
  return [
    ...(ours ? judgeEngine(ours) : []),
    ...(restart ? judgeRestart(restart) : []),
    ...(connections ? judgeConnections(connections) : []),
    ...(soak ? judgeSoak(soak) : []),
  ];
}

function judgeEngine(ours: SubjectResult): readonly Reach[] {
  return [
    atLeast("triggers accepted per second, while runs wait", ours.acceptedHeld ?? Number.NaN, 2_000),
    atLeast("two-step runs per second", ours.runs, 400),
    atMost("overhead of a step, p50, ms", ours.stepOverhead.p50, 0.6),
    atMost("overhead of a step, p99, ms", ours.stepOverhead.p99, 5),
    atMost("trigger to first step, p50, ms", ours.firstStep.p50, 5),
    atMost("a run of 100 steps, p50, ms", ours.hundredSteps.p50, 100),
  ];
}

function judgeRestart({ openRuns, kills, firstStep }: RestartResult): readonly Reach[] {
  const name = `restart to first resumed step with ${openRuns} open runs, p99 of ${kills} kills, ms`;
  return [atMost(name, firstStep.p99, 1_000)];
}

function judgeConnections({ idle, wanted, bytesEach, watchers, delivery }: ConnectionsResult): readonly Reach[] {
  const fewer = idle < wanted ? ` (of ${show(wanted)}: the machine allows no more open files)` : "";
  return [
    atMost(`each of ${show(idle)} idle event streams${fewer}, kB`, bytesEach / 1_000, 32),
    atMost(`an event to ${show(watchers)} event streams, p99, ms`, delivery.p99, 300),
  ];
}

function judgeSoak({ seconds, runs, heapBytesPerRun, residentGrowth }: SoakResult): readonly Reach[] {
  const place = `${seconds} s, ${show(runs)} runs`;
  return [
    atMost(`heap that stays of each run, ${place}, bytes`, heapBytesPerRun, 200),
    ...(seconds >= longSoak ? [atMost(`resident memory, end ÷ a fifth, ${place}`, residentGrowth, 1.1)] : []),
  ];
}

function atMost(name: string, value: number, limit: number): Reach {
  return { name, limit: `≤ ${show(limit)}`, found: show(value), held: value <= limit };
}

function atLeast(name: string, value: number, limit: number): Reach {
  return { name, limit: `≥ ${show(limit)}`, found: show(value), held: value >= limit };
}

function show(value: number): string {
  return value.toLocaleString("en", { maximumFractionDigits: value < 100 ? 2 : 0 });
}
