import type { Work } from "./context.ts";
import type { DueJob } from "./job-board.ts";
import type { RunRow } from "./run-row.ts";

export type JobKind = "dispatch" | "wake" | "debounce" | "cron" | "start-timeout" | "finish-timeout";

/** A row of `jobs`. */
export interface JobRow {
  readonly job_id: number;
  readonly kind: JobKind;
  readonly function_id: string;
  readonly run_id: string | null;
  readonly step_id: string | null;
  readonly attempt: number;
  readonly due_at: number;
  readonly rank: number;
  readonly generation: number | null;
  readonly leased_at: number | null;
  readonly crashes: number;
  readonly payload: string | null;
}

interface NewJob {
  readonly kind: JobKind;
  readonly functionId: string;
  readonly runId?: string;
  readonly stepId?: string;
  readonly dueAt: number;
  /** Order among due jobs; its due time when absent. */
  readonly rank?: number;
  readonly limits?: string | null;
  readonly payload?: string;
}

const insert = `INSERT INTO jobs (kind, function_id, run_id, step_id, due_at, rank, payload)
VALUES (?, ?, ?, ?, ?, ?, ?)`;

/** Records something that has to happen at a time. */
export function addJob({ engine, tx }: Work, job: NewJob): number {
  const rank = job.rank ?? job.dueAt;
  const { lastInsertRowid } = tx
    .statement(insert)
    .run(job.kind, job.functionId, job.runId ?? null, job.stepId ?? null, job.dueAt, rank, job.payload ?? null);
  const due: DueJob = {
    jobId: Number(lastInsertRowid),
    kind: job.kind,
    functionId: job.functionId,
    dueAt: job.dueAt,
    rank,
    limits: job.limits ?? null,
  };
  tx.afterCommit(() => engine.board.onJob(due));
  return due.jobId;
}

export function readJob({ tx }: Work, jobId: number): JobRow | undefined {
  return tx.statement("SELECT * FROM jobs WHERE job_id = ?").get(jobId) as JobRow | undefined;
}

export function deleteJob({ tx }: Work, jobId: number): void {
  tx.statement("DELETE FROM jobs WHERE job_id = ?").run(jobId);
}

/** Gives a job of a run back: its lease is void and it is due at a time, as the given attempt. */
export function releaseJob(
  work: Work,
  job: JobRow,
  { run, dueAt, attempt }: { readonly run: RunRow; readonly dueAt: number; readonly attempt: number },
): void {
  work.tx
    .statement(
      "UPDATE jobs SET generation = NULL, leased_at = NULL, crashes = 0, attempt = ?, due_at = ?, rank = ? WHERE job_id = ?",
    )
    .run(attempt, dueAt, run.priority, job.job_id);
  const { kind, function_id: functionId } = job;
  const due = { jobId: job.job_id, kind, functionId, dueAt, rank: run.priority, limits: run.limits };
  work.tx.afterCommit(() => work.engine.board.onJob(due));
}
