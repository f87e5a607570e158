import type { RunStatus } from "../port.ts";
import type { Work } from "./context.ts";
import type { RunRow } from "./run-row.ts";

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
