import type { Work } from "../context.ts";
import { deleteJob, type JobKind, type JobRow, readJob } from "../jobs.ts";
import { cancelRun } from "./cancel-run.ts";
import { fireCron } from "./cron.ts";
import { fireDebounce } from "./debounce.ts";
import { type Outcome, resumeStep } from "./resume.ts";

const handlers: Readonly<Record<Exclude<JobKind, "dispatch">, (work: Work, job: JobRow) => void>> = {
  wake,
  debounce: fireDebounce,
  cron: fireCron,
  "start-timeout": (work, job) => cancelRun(work, job.run_id ?? "", "Not started in time"),
  "finish-timeout": (work, job) => cancelRun(work, job.run_id ?? "", "Not finished in time"),
};

/** Does what a job other than a call is for, and forgets it. */
export function fire(work: Work, jobId: number): void {
  const job = readJob(work, jobId);
  if (job === undefined || job.kind === "dispatch") return;
  deleteJob(work, jobId);
  handlers[job.kind](work, job);
}

/** A sleep is over, or what was waited for did not come in time. */
function wake(work: Work, job: JobRow): void {
  if (job.run_id === null || job.step_id === null) return;
  const step = work.tx
    .statement("SELECT op FROM steps WHERE run_id = ? AND step_id = ? AND ordinal IS NULL")
    .get(job.run_id, job.step_id) as { op: string } | undefined;
  if (step === undefined) return;
  const outcome: Outcome =
    step.op === "InvokeFunction"
      ? { error: { name: "InvokeTimeout", message: "The invoked function did not finish in time." } }
      : { memo: "null" };
  resumeStep(work, { run_id: job.run_id, step_id: job.step_id }, outcome);
}
