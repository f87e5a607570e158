import type { Failure } from "../../port.ts";
import type { WireError } from "../../protocol/answer.ts";
import { failureOf } from "../../protocol/failure.ts";
import { appendTimeline } from "../../store/append.ts";
import type { Work } from "../context.ts";
import type { RunRow } from "../runs.ts";
import { announceEnd } from "./announce-end.ts";
import { resumeStep } from "./resume.ts";

/** How a run ended. */
export type End =
  | { readonly status: "completed" /** JSON. */; readonly output: string }
  | { readonly status: "failed"; readonly error: WireError; readonly failure?: Failure }
  | { readonly status: "cancelled"; readonly reason: string | undefined };

const update = `UPDATE runs SET status = ?, output = ?, failure = ?, error_stack = ?, reason = ?, current_step = NULL,
finished_at = ? WHERE run_id = ?`;

/** Ends a run for good: nothing of it is left to do, and who waits for it is told. */
export function finishRun(work: Work, run: RunRow, end: End): void {
  const { tx, now, engine } = work;
  const failure = end.status === "failed" ? (end.failure ?? failureOf(end.error)) : undefined;
  tx.statement(update).run(
    end.status,
    end.status === "completed" ? end.output : null,
    failure === undefined ? null : JSON.stringify(failure),
    end.status === "failed" ? (end.error.stack ?? null) : null,
    end.status === "cancelled" ? (end.reason ?? null) : null,
    now,
    run.run_id,
  );
  tx.statement("DELETE FROM jobs WHERE run_id = ?").run(run.run_id);
  tx.statement("DELETE FROM waits WHERE run_id = ?").run(run.run_id);
  if (end.status !== "completed") {
    tx.statement("UPDATE steps SET status = 'failed', ended_at = ? WHERE run_id = ? AND ordinal IS NULL").run(
      now,
      run.run_id,
    );
  }
  appendTimeline(tx, run.run_id, now, { type: `run.${end.status}` });
  tx.afterCommit(() =>
    engine.telemetry.runEnded({
      runId: run.run_id,
      functionId: run.function_id,
      traceparent: run.traceparent ?? undefined,
      status: end.status,
      createdAt: run.created_at,
      startedAt: run.started_at ?? undefined,
      finishedAt: now,
      code: failure?.code,
    }),
  );
  tellParent(work, run, end);
  announceEnd(work, run, end);
}

function tellParent(work: Work, run: RunRow, end: End): void {
  if (run.parent_run_id === null || run.parent_step_id === null) return;
  const wait = { run_id: run.parent_run_id, step_id: run.parent_step_id };
  const isAwaited = work.tx
    .statement("SELECT 1 FROM waits WHERE run_id = ? AND step_id = ? AND kind = 'invoke'")
    .get(wait.run_id, wait.step_id);
  if (isAwaited === undefined) return;
  if (end.status === "completed") resumeStep(work, wait, { memo: `{"data":${end.output}}` });
  else resumeStep(work, wait, { error: errorOf(end) });
}

function errorOf(end: Exclude<End, { status: "completed" }>): WireError {
  if (end.status === "failed") return end.error;
  return { name: "InvokedFunctionCancelled", message: "The invoked function was cancelled." };
}
