import { appendTimeline, type Transaction } from "@rawr/workflow-runtime/internals";
import { ledger } from "../ledger/ledger.ts";
import type { KeptError } from "./failure.ts";
import { isOver, type RunRow } from "./run-row.ts";

/** The server called the function: the run has started, or goes on. */
export function runGoesOn(tx: Transaction, now: number, { runId, status }: RunRow, attempt: number): void {
  if (status === "running") {
    tx.statement("UPDATE runs SET attempt = ? WHERE run_id = ? AND attempt <> ?").run(attempt, runId, attempt);
    return;
  }
  tx.statement(
    "UPDATE runs SET status = 'running', attempt = ?, started_at = coalesce(started_at, ?), updated_at = ? WHERE run_id = ?",
  ).run(attempt, now, now, runId);
  if (status === "queued") appendTimeline(tx, runId, now, { type: "run.started" });
}

export type RunEnd =
  | { readonly status: "completed"; readonly output: unknown }
  | ({ readonly status: "failed" } & KeptError)
  | { readonly status: "cancelled"; readonly reason?: string };

export interface Ended {
  readonly end: RunEnd;
  /** When the server says it was, in milliseconds. */
  readonly at?: number | undefined;
}

/** Ends a run, once: what is said about a run that is over changes nothing. False then. */
export function runEnds(tx: Transaction, now: number, row: RunRow, { end, at = now }: Ended): boolean {
  if (isOver(row)) return false;
  // Whoever hears only of its end knows at least that it has begun.
  if (end.status === "completed" && row.status === "queued") runGoesOn(tx, now, row, 1);
  const endedAt = Math.min(at, now);
  const failure =
    end.status === "failed" ? { ...failedStep(tx, row.runId, end.failure.message), ...end.failure } : null;
  tx.statement(
    `UPDATE runs SET status = :status, output = :output, failure = :failure, error_stack = :stack, reason = :reason,
       current_step = NULL, finished_at = max(last_at, :endedAt) WHERE run_id = :runId`,
  ).run({
    runId: row.runId,
    status: end.status,
    output: end.status === "completed" ? JSON.stringify(end.output ?? null) : null,
    failure: failure && JSON.stringify(failure),
    stack: end.status === "failed" ? end.stack : null,
    reason: end.status === "cancelled" ? (end.reason ?? null) : null,
    endedAt,
  });
  appendTimeline(tx, row.runId, now, { type: `run.${end.status}`, at: endedAt });
  ledger.settle(tx, row.runId);
  return true;
}

/** The step whose error the run ended with; the server's report names none. */
function failedStep(tx: Transaction, runId: string, message: string): { step?: string } {
  const sql = `SELECT name AS step FROM steps WHERE run_id = ? AND status = 'failed' AND failure ->> 'message' = ?
    ORDER BY ended_at DESC LIMIT 1`;
  return { ...tx.statement(sql).get(runId, message) };
}
