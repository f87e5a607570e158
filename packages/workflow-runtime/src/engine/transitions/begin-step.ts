import { appendTimeline } from "../../store/append.ts";
import type { Work } from "../context.ts";
import type { Leased } from "../leased.ts";
import { readStep } from "../steps.ts";
import { current } from "./current.ts";

/** A step that is being executed. */
export interface BegunStep {
  readonly id: string;
  readonly name: string;
  readonly startedAt: number;
}

const upsert = `INSERT INTO steps (run_id, step_id, name, op, status, attempt, started_at)
VALUES (?, ?, ?, 'StepRun', 'running', ?, ?) ON CONFLICT (run_id, step_id) DO UPDATE SET attempt = excluded.attempt,
started_at = excluded.started_at, failure = NULL, error_stack = NULL WHERE steps.ordinal IS NULL`;

/** Shows a step while it runs, instead of when it is done. */
export function beginStep(work: Work, { call }: Leased, step: BegunStep): void {
  const { tx, now } = work;
  if (current(work, call) === undefined) return;
  const attempt = call.attempt + 1;
  const known = readStep(work, call.runId, step.id);
  if (known !== undefined && (known.ordinal !== null || known.attempt === attempt)) return;
  tx.statement(upsert).run(call.runId, step.id, step.name, attempt, step.startedAt);
  tx.statement("UPDATE runs SET current_step = ? WHERE run_id = ?").run(step.name, call.runId);
  appendTimeline(tx, call.runId, now, { type: "step.started", step: step.name, attempt, at: step.startedAt });
}
