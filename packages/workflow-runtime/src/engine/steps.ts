import type { Failure } from "../port.ts";
import { appendTimeline } from "../store/append.ts";
import type { Work } from "./context.ts";
import type { RunRow } from "./run-row.ts";

/** A step that has ended. */
export interface EndedStep {
  readonly id: string;
  readonly name: string;
  /** The SDK's name of what it did. */
  readonly op: string;
  /** JSON: what the next call carries for it. */
  readonly memo: string;
  /** From 1. */
  readonly attempt: number;
  readonly startedAt: number;
  readonly failure?: Failure;
  readonly stack?: string | undefined;
  /** Whether its beginning is told in the timeline; waits tell `run.waiting` instead. */
  readonly isWait?: boolean;
  readonly traceparent?: string | undefined;
}

interface OpenStep {
  readonly ordinal: number | null;
  readonly attempt: number;
  readonly started_at: number | null;
}

const upsert = `INSERT INTO steps (run_id, step_id, name, op, status, ordinal, attempt, memo, failure, error_stack,
started_at, ended_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (run_id, step_id) DO UPDATE SET name = excluded.name, op = excluded.op, status = excluded.status,
ordinal = excluded.ordinal, attempt = excluded.attempt, memo = excluded.memo, failure = excluded.failure,
error_stack = excluded.error_stack, started_at = excluded.started_at, ended_at = excluded.ended_at`;

const count = `UPDATE runs SET steps_completed = steps_completed + 1, state_bytes = state_bytes + ?, current_step = NULL
WHERE run_id = ? RETURNING steps_completed`;

/** The row of a step that began, if there is one. */
export function readStep({ tx }: Work, runId: string, stepId: string): OpenStep | undefined {
  const row = tx.statement("SELECT ordinal, attempt, started_at FROM steps WHERE run_id = ? AND step_id = ?");
  return row.get(runId, stepId) as OpenStep | undefined;
}

/** Records a step's end and its timeline; false when it has ended before. */
export function endStep(
  work: Work,
  run: Pick<RunRow, "run_id" | "function_id" | "traceparent">,
  step: EndedStep,
): boolean {
  const { tx, now, engine } = work;
  const open = readStep(work, run.run_id, step.id);
  if (open !== undefined && open.ordinal !== null) return false;
  const isTold = open !== undefined && open.started_at !== null && open.attempt === step.attempt;
  const startedAt = isTold || step.isWait ? (open?.started_at ?? step.startedAt) : Math.min(step.startedAt, now);
  const status = step.failure === undefined ? "completed" : "failed";
  const { steps_completed: ordinal } = tx.statement(count).get(Buffer.byteLength(step.memo), run.run_id) as {
    steps_completed: number;
  };
  tx.statement(upsert).run(
    run.run_id,
    step.id,
    step.name,
    step.op,
    status,
    ordinal,
    step.attempt,
    step.memo,
    step.failure === undefined ? null : JSON.stringify(step.failure),
    step.stack ?? null,
    startedAt,
    now,
  );
  const place = { step: step.name, attempt: step.attempt };
  if (!isTold && !step.isWait) appendTimeline(tx, run.run_id, now, { type: "step.started", ...place, at: startedAt });
  if (step.failure === undefined) appendTimeline(tx, run.run_id, now, { type: "step.completed", ...place });
  else appendTimeline(tx, run.run_id, now, { type: "step.failed", ...place, failure: step.failure, willRetry: false });
  tx.afterCommit(() =>
    engine.telemetry.stepEnded({
      run: { runId: run.run_id, functionId: run.function_id, traceparent: run.traceparent ?? undefined },
      name: step.name,
      op: step.op,
      attempt: step.attempt,
      outcome: status,
      startedAt,
      endedAt: now,
      code: step.failure?.code,
      traceparent: step.traceparent,
    }),
  );
  return true;
}
