import type { Op } from "../../protocol/answer.ts";
import { failureOf } from "../../protocol/failure.ts";
import { appendTimeline } from "../../store/append.ts";
import { readStep } from "../steps.ts";
import { hasAttemptsLeft, rescheduleAttempt } from "../transitions/retry-attempt.ts";
import { stepFailed } from "./step-failed.ts";
import { startOf } from "./step-run.ts";
import type { Effect, OpScope } from "./table.ts";

const upsert = `INSERT INTO steps (run_id, step_id, name, op, status, attempt, failure, error_stack, started_at)
VALUES (?, ?, ?, 'StepRun', 'running', ?, ?, ?, ?)
ON CONFLICT (run_id, step_id) DO UPDATE SET attempt = excluded.attempt, failure = excluded.failure,
error_stack = excluded.error_stack, started_at = excluded.started_at WHERE steps.ordinal IS NULL`;

/** A step threw; it is tried again after a while. */
export function stepError(scope: OpScope, op: Op): Effect {
  if (!hasAttemptsLeft(scope)) return stepFailed(scope, op);
  const { work, run, job, leasedAt } = scope;
  const { tx, now } = work;
  const attempt = job.attempt + 1;
  const error = op.error ?? { name: "Error", message: "Unknown error" };
  const failure = failureOf(error, op.displayName);
  const open = readStep(work, run.run_id, op.id);
  const startedAt = Math.min(startOf(op, leasedAt), now);
  const place = { step: op.displayName, attempt };
  if (open?.attempt !== attempt) appendTimeline(tx, run.run_id, now, { type: "step.started", ...place, at: startedAt });
  tx.statement(upsert).run(
    run.run_id,
    op.id,
    op.displayName,
    attempt,
    JSON.stringify(failure),
    error.stack ?? null,
    startedAt,
  );
  const dueAt = rescheduleAttempt(scope, scope.retryAfter);
  const detail = { retryAt: new Date(dueAt).toISOString() };
  appendTimeline(tx, run.run_id, now, { type: "step.failed", ...place, failure, willRetry: true, detail });
  tx.statement("UPDATE runs SET current_step = ? WHERE run_id = ?").run(op.displayName, run.run_id);
  tx.afterCommit(() =>
    work.engine.telemetry.stepEnded({
      run: { runId: run.run_id, functionId: run.function_id, traceparent: run.traceparent ?? undefined },
      name: op.displayName,
      op: "StepRun",
      attempt,
      outcome: "retrying",
      startedAt,
      endedAt: now,
      code: failure.code,
      traceparent: scope.traceparent,
    }),
  );
  return "retry";
}
