import type { RunStatus } from "../port.ts";
import type { Work } from "./context.ts";

/** What transitions need of a row of `runs`. */
export interface RunRow {
  readonly run_id: string;
  readonly function_id: string;
  readonly status: RunStatus;
  readonly event: string;
  readonly attempt: number;
  readonly steps_completed: number;
  readonly state_bytes: number;
  /** 0: steps run at once; 1: planned, and looked at again when all are done; 2: planned, and looked at after each. */
  readonly parallel: number;
  readonly parent_run_id: string | null;
  readonly parent_step_id: string | null;
  readonly limits: string | null;
  /** Rank of its first job: what a run goes on with comes before runs that were queued later. */
  readonly priority: number;
  readonly traceparent: string | null;
  readonly created_at: number;
  readonly started_at: number | null;
}

const select = `SELECT run_id, function_id, status, event, attempt, steps_completed, state_bytes, parallel, parent_run_id,
parent_step_id, limits, priority, traceparent, created_at, started_at FROM runs WHERE run_id = ? AND engine = 'embedded'`;

export function readRun({ tx }: Work, runId: string): RunRow | undefined {
  return tx.statement(select).get(runId) as RunRow | undefined;
}

/** Whether a status is final. */
export const isTerminal = (status: RunStatus): boolean =>
  status === "completed" || status === "failed" || status === "cancelled";

export function setStatus({ tx }: Work, runId: string, status: RunStatus): void {
  tx.statement("UPDATE runs SET status = ? WHERE run_id = ?").run(status, runId);
}

export function setParallel({ tx }: Work, runId: string, parallel: number): void {
  tx.statement("UPDATE runs SET parallel = ? WHERE run_id = ?").run(parallel, runId);
}
