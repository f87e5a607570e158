import { appendTimeline, type Transaction } from "@rawr/workflow-runtime/internals";
import type { KeptError } from "./failure.ts";
import { isOver, type RunRow } from "./run-row.ts";

/** A step within one call of the function. */
export interface StepFacts {
  /** The SDK's hash of the step's id. */
  readonly stepId: string;
  readonly name: string;
  /** The SDK's operation: StepRun, Sleep, WaitForEvent, WaitForSignal, InvokeFunction. */
  readonly op: string;
  /** Names the call, so that the same report twice is told from a step that is executed again. */
  readonly callId: string;
  readonly at?: number | undefined;
}

interface StepRow {
  readonly status: "running" | "waiting" | "completed" | "failed";
  readonly attempt: number;
  readonly options: string | null;
}

function stepRow(tx: Transaction, runId: string, stepId: string): StepRow | undefined {
  const sql = "SELECT status, attempt, options FROM steps WHERE run_id = ? AND step_id = ?";
  return tx.statement(sql).get(runId, stepId) as StepRow | undefined;
}

const callOf = (row: StepRow): unknown => (row.options === null ? undefined : JSON.parse(row.options).call);

/** The attempt, from 1; `undefined` when nothing is to be told: known already, or the run is over. */
export function stepStarts(tx: Transaction, now: number, run: RunRow, step: StepFacts): number | undefined {
  const { stepId, name, op, callId } = step;
  if (isOver(run)) return undefined;
  const known = stepRow(tx, run.runId, stepId);
  if (known && (known.status === "completed" || callOf(known) === callId)) return undefined;
  const attempt = (known?.attempt ?? 0) + 1;
  const at = Math.min(step.at ?? now, now);
  tx.statement(
    `INSERT INTO steps (run_id, step_id, name, op, status, attempt, options, started_at)
     VALUES (:runId, :stepId, :name, :op, 'running', :attempt, :options, :at)
     ON CONFLICT (run_id, step_id) DO UPDATE SET status = 'running', attempt = :attempt, options = :options,
       started_at = :at, ended_at = NULL`,
  ).run({ runId: run.runId, stepId, name, op, attempt, options: JSON.stringify({ call: callId }), at });
  tx.statement("UPDATE runs SET current_step = ? WHERE run_id = ?").run(name, run.runId);
  appendTimeline(tx, run.runId, now, { type: "step.started", step: name, attempt, at });
  return attempt;
}

/** A step that the run waits for: a time, an event, a signal, another function. `detail` says what for. */
export function stepWaits(
  tx: Transaction,
  now: number,
  run: RunRow,
  step: StepFacts & { detail: Readonly<Record<string, unknown>> },
): void {
  if (isOver(run) || stepRow(tx, run.runId, step.stepId)) return;
  const { stepId, name, op, detail } = step;
  tx.statement(
    "INSERT INTO steps (run_id, step_id, name, op, status, options, started_at) VALUES (?, ?, ?, ?, 'waiting', ?, ?)",
  ).run(run.runId, stepId, name, op, JSON.stringify(detail), now);
  tx.statement("UPDATE runs SET status = 'waiting', current_step = ? WHERE run_id = ?").run(name, run.runId);
  appendTimeline(tx, run.runId, now, { type: "run.waiting", detail: { step: name, op, ...detail } });
}

/** Ends a step with what the SDK will be given in its place from now on (`memo`). Its start is told when it was not. */
export function stepCompletes(tx: Transaction, now: number, run: RunRow, step: StepFacts & { memo: unknown }): void {
  const known = stepRow(tx, run.runId, step.stepId);
  if (isOver(run) || known?.status === "completed") return;
  if (known?.status !== "waiting") stepStarts(tx, now, run, step);
  const { attempt } = ended(tx, { now, run, step, status: "completed", memo: JSON.stringify(step.memo ?? null) });
  appendTimeline(tx, run.runId, now, { type: "step.completed", step: step.name, attempt, at: step.at ?? now });
}

/** An attempt of a step failed; `willRetry` says whether another one follows. */
export function stepFails(
  tx: Transaction,
  now: number,
  run: RunRow,
  step: StepFacts & { error: KeptError; willRetry: boolean },
): void {
  const known = stepRow(tx, run.runId, step.stepId);
  if (isOver(run) || known?.status === "completed") return;
  if (known?.status === "failed" && callOf(known) === step.callId) return;
  stepStarts(tx, now, run, step);
  const { failure, stack } = step.error;
  const memo = step.willRetry ? {} : { memo: JSON.stringify({ error: failure }) };
  const { attempt } = ended(tx, { now, run, step, status: "failed", failure: JSON.stringify(failure), stack, ...memo });
  const { name, willRetry, at = now } = step;
  appendTimeline(tx, run.runId, now, { type: "step.failed", step: name, attempt, failure, willRetry, at });
}

interface StepEnd {
  readonly now: number;
  readonly run: RunRow;
  readonly step: StepFacts;
  readonly status: "completed" | "failed";
  readonly memo?: string;
  readonly failure?: string;
  readonly stack?: string | null;
}

function ended(tx: Transaction, { now, run, step, status, ...kept }: StepEnd): { attempt: number } {
  const ordinal = kept.memo === undefined ? null : takeOrdinal(tx, run.runId);
  const row = tx
    .statement(
      `UPDATE steps SET status = :status, ordinal = :ordinal, memo = :memo, failure = :failure, error_stack = :stack,
       ended_at = :at WHERE run_id = :runId AND step_id = :stepId RETURNING attempt`,
    )
    .get({
      runId: run.runId,
      stepId: step.stepId,
      status,
      ordinal,
      memo: kept.memo ?? null,
      failure: kept.failure ?? null,
      stack: kept.stack ?? null,
      at: Math.min(step.at ?? now, now),
    });
  tx.statement("UPDATE runs SET current_step = NULL WHERE run_id = ? AND current_step = ?").run(run.runId, step.name);
  return row as { attempt: number };
}

function takeOrdinal(tx: Transaction, runId: string): number {
  const sql =
    "UPDATE runs SET steps_completed = steps_completed + 1 WHERE run_id = ? RETURNING steps_completed AS ordinal";
  return (tx.statement(sql).get(runId) as { ordinal: number }).ordinal;
}
