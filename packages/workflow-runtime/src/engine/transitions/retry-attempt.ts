import type { WireError } from "../../protocol/answer.ts";
import { parseRetryAfter } from "../../protocol/retry-after.ts";
import { releaseJob } from "../jobs.ts";
import type { OpScope } from "../ops/table.ts";
import { failRun } from "./fail-run.ts";

/** When the next attempt of a job is due. */
export function nextAttemptAt({ work, job }: OpScope, retryAfter: string | undefined): number {
  const { engine, now } = work;
  const wanted = retryAfter === undefined ? undefined : parseRetryAfter(retryAfter, now);
  if (wanted !== undefined) return now + Math.ceil(Math.min(Math.max(wanted, 1_000), 86_400_000));
  return now + Math.ceil(engine.retryDelays[Math.min(job.attempt, engine.retryDelays.length - 1)] ?? 0);
}

/** Whether the job may be tried once more. */
export function hasAttemptsLeft({ work, job, run }: OpScope): boolean {
  return job.attempt < (work.engine.functions.get(run.function_id)?.retries ?? 0);
}

/** An attempt failed outside of a step: tries again after a while, or fails the run. */
export function retryAttempt(
  scope: OpScope,
  { error, retryAfter }: { readonly error: WireError; readonly retryAfter: string | undefined },
): void {
  const { work, run } = scope;
  if (hasAttemptsLeft(scope)) rescheduleAttempt(scope, retryAfter);
  else failRun(work, run, error);
}

/** Gives the job back, due after the delay of its next attempt. Returns when that is. */
export function rescheduleAttempt(scope: OpScope, retryAfter: string | undefined): number {
  const { work, run, job } = scope;
  const dueAt = nextAttemptAt(scope, retryAfter);
  releaseJob(work, job, { run, dueAt, attempt: job.attempt + 1 });
  work.tx.statement("UPDATE runs SET attempt = ? WHERE run_id = ?").run(job.attempt + 2, run.run_id);
  return dueAt;
}
