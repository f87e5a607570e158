import type { Transaction } from "@rawr/workflow-runtime/internals";
import { isOver, type RunRow, type StartingEvent } from "../projection/run-row.ts";

/** A run of this engine, as deliveries need it. */
export interface TrackedRun extends RunRow {
  readonly functionId: string;
  readonly serverRunId: string | null;
  readonly event: StartingEvent;
  /** Under which the server may know the event that started it. */
  readonly eventId: string;
  readonly createdAt: number;
  /** When its timeline last grew. */
  readonly lastAt: number;
  readonly isOver: boolean;
}

const select = `SELECT run_id AS runId, status, function_id AS functionId, engine_run_id AS serverRunId, event,
  created_at AS createdAt, last_at AS lastAt FROM runs WHERE run_id = ? AND engine = 'inngest'`;

export function readTracked(tx: Pick<Transaction, "statement">, runId: string): TrackedRun | undefined {
  const row = tx.statement(select).get(runId) as (Omit<TrackedRun, "event"> & { event: string }) | undefined;
  if (row === undefined) return undefined;
  const event = JSON.parse(row.event) as StartingEvent;
  return { ...row, event, eventId: event.id ?? runId, isOver: isOver(row) };
}
