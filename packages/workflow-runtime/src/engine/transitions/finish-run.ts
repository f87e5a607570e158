import { appendTimeline } from "../../store/append.ts";
import type { End, Work } from "../context.ts";
import type { RunRow } from "../run-row.ts";

const update = `UPDATE runs SET status = ?, output = ?, failure = ?, error_stack = ?, reason = ?, current_step = NULL,
finished_at = ? WHERE run_id = ?`;

/** Ends a run for good: nothing of it is left to do, and who waits for it is told. */
export function finishRun(work: Work, run: RunRow, end: End): void {
  const { tx, now, engine } = work;
  const failure = end.status === "failed" ? end.failure : undefined;
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
  work.ended.push({ run, end });
}
