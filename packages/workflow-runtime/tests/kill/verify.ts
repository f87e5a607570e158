import { DatabaseSync } from "node:sqlite";
import { DatabaseView } from "../simulation/database-view.ts";
import { endProblems } from "../simulation/invariants.ts";
import { filesOf } from "./campaign.ts";
import { type LedgerLine, readLedger } from "./ledger.ts";
import { dependencies, outputOf } from "./workload.ts";

export interface Verdict {
  /** Acknowledged, and not in the database or not completed with the right output. */
  readonly lostRuns: readonly string[];
  /** Done again after something that depends on it had begun, or never done in a completed run. */
  readonly lostSteps: readonly string[];
  /** Executions of steps beyond the first that the world saw of a step in flight at a kill. */
  readonly duplicates: number;
  /** Executed twice within one process. */
  readonly doubled: readonly string[];
  /** Bookings by `stepTx` beyond one of a run, and runs without any. */
  readonly wrongBookings: readonly string[];
  /** Everything else that must hold at the end. */
  readonly problems: readonly string[];
  readonly runs: number;
}

/** Reads what is left of a campaign: the engine's file, the application's, and what the world saw. */
export const verify = (folder: string, acknowledged: readonly string[]): Verdict => {
  const { file, ledger, accounts } = filesOf(folder);
  const view = new DatabaseView(file);
  const bookings = new DatabaseSync(accounts, { readOnly: true });
  try {
    const runs = new Map(view.runs().map((run) => [run.run_id, run]));
    const lostRuns = acknowledged.filter((runId) => {
      const run = runs.get(runId);
      return run?.status !== "completed" || run.output !== JSON.stringify(outputOf(runId));
    });
    const works = [...runs.values()].filter((run) => run.function_id === "kill-work").map((run) => run.run_id);
    const seen = Map.groupBy(readLedger(ledger), (line) => line.run);
    const rows = bookings.prepare("SELECT run_id, count(*) AS n FROM bookings GROUP BY run_id").all();
    const booked = new Map(rows.map((row) => [String(row["run_id"]), Number(row["n"])]));
    return {
      lostRuns,
      ...judgeSteps(works, seen),
      wrongBookings: works.filter((runId) => booked.get(runId) !== 1),
      problems: endProblems(view),
      runs: works.length,
    };
  } finally {
    view.close();
    bookings.close();
  }
};

/** The flaky step fails once by itself. */
const due = (step: string): number => (step === "flaky" ? 2 : 1);

const judgeSteps = (runs: readonly string[], seen: ReadonlyMap<string, readonly LedgerLine[]>) => {
  const judged = { lostSteps: [] as string[], doubled: [] as string[], duplicates: 0 };
  for (const run of runs) {
    const lines = (seen.get(run) ?? []).filter((line) => line.phase === "start");
    for (const step of Object.keys(dependencies)) {
      const starts = lines.filter((line) => line.step === step);
      if (starts.length === 0) judged.lostSteps.push(`${run} ${step}: never done`);
      judged.duplicates += Math.max(0, starts.length - due(step));
      for (const [life, inLife] of Map.groupBy(starts, (line) => line.life)) {
        const times = inLife.length;
        if (times > due(step)) judged.doubled.push(`${run} ${step}: ${times} times in process ${life}`);
      }
      const after = doneAgainAfter(step, lines);
      if (after !== undefined) judged.lostSteps.push(`${run} ${step}: done again after ${after}`);
    }
  }
  return judged;
};

/** The first step that relied on this one, when this one was begun after it. */
const doneAgainAfter = (step: string, lines: readonly LedgerLine[]): string | undefined => {
  const relied = lines.findIndex((line) => dependsOn(line.step, step));
  const last = lines.findLastIndex((line) => line.step === step);
  return relied !== -1 && last > relied ? lines[relied]?.step : undefined;
};

const dependsOn = (step: string, on: string): boolean =>
  (dependencies[step] ?? []).some((direct) => direct === on || dependsOn(direct, on));
