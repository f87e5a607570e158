import type { DatabaseView, RunRow, TimelineRow } from "./database-view.ts";

const terminalTypes: Readonly<Record<string, string>> = {
  completed: "run.completed",
  failed: "run.failed",
  cancelled: "run.cancelled",
};

const timelineProblems = (run: RunRow, rows: readonly TimelineRow[]): string[] => {
  const problems: string[] = [];
  const gap = rows.find((row, index) => row.sequence !== index + 1);
  if (gap !== undefined) problems.push(`timeline has a gap before ${gap.sequence}`);
  if (rows.length !== run.sequence) problems.push(`the run says sequence ${run.sequence}, its timeline ${rows.length}`);
  if (rows.some((row, index) => index > 0 && row.at < (rows[index - 1] as TimelineRow).at)) {
    problems.push("timeline goes back in time");
  }
  if (rows[0]?.type !== "run.queued") problems.push(`timeline begins with ${rows[0]?.type}`);
  const ends = rows.filter((row) => Object.values(terminalTypes).includes(row.type));
  if (ends.length !== 1) problems.push(`${ends.length} terminal rows`);
  if (ends[0] !== rows.at(-1)) problems.push("rows after the terminal row");
  if (rows.at(-1)?.type !== terminalTypes[run.status])
    problems.push(`${run.status}, but ends with ${rows.at(-1)?.type}`);
  return problems;
};

/** What holds for every database in which everything has ended. */
export const endProblems = (view: DatabaseView): readonly string[] => {
  const problems: string[] = [];
  const timelines = Map.groupBy(view.timeline(), (row) => row.run_id);
  for (const run of view.runs()) {
    const rows = timelines.get(run.run_id) ?? [];
    if (terminalTypes[run.status] === undefined) problems.push(`${run.run_id} has not ended: ${run.status}`);
    else problems.push(...timelineProblems(run, rows).map((problem) => `${run.run_id}: ${problem}`));
  }
  for (const { kind, run_id } of view.all<{ kind: string; run_id: string | null }>("SELECT kind, run_id FROM jobs")) {
    problems.push(`a job is left: ${kind} of ${run_id}`);
  }
  for (const { name, run_id } of view.all<{ name: string; run_id: string }>("SELECT name, run_id FROM waits")) {
    problems.push(`a wait is left: ${name} of ${run_id}`);
  }
  const [integrity] = view.all<{ integrity_check: string }>("PRAGMA integrity_check");
  if (integrity?.integrity_check !== "ok") problems.push(`integrity_check: ${integrity?.integrity_check}`);
  return problems;
};
