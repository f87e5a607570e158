import type { Call } from "../../protocol/call.ts";
import type { Work } from "../context.ts";
import { type JobRow, readJob } from "../jobs.ts";
import type { RunRow } from "../run-row.ts";
import { isTerminal, readRun } from "../runs.ts";

/** Job and run of a call that still holds its lease; `undefined` when it has passed, and nothing may be written. */
export function current(
  work: Work,
  call: Pick<Call, "jobId" | "generation">,
): { readonly job: JobRow; readonly run: RunRow } | undefined {
  const job = readJob(work, call.jobId);
  if (job === undefined || job.generation !== call.generation || job.run_id === null) return undefined;
  const run = readRun(work, job.run_id);
  return run === undefined || isTerminal(run.status) ? undefined : { job, run };
}
