import type { Committer } from "../database/types.ts";
import type { Run, Step, TimelineEvent } from "../port.ts";
import { type RunRow, type StepRow, type TimelineRow, toRun, toStep, toTimelineEvent } from "./rows.ts";

/** What reads of the store go through: the owner's connection, or one that only reads. */
export type Read = Committer["read"];

const runById = `
SELECT run_id, function_id, engine, status, event, output, failure, reason, attempt, current_step, retry_of,
  created_at, started_at, updated_at, finished_at, sequence
FROM runs WHERE run_id = ?`;

const attributesOfRun = "SELECT key, value FROM run_attributes WHERE run_id = ? ORDER BY key";

const stepsOfRun = `
SELECT step_id, name, op, status, attempt, memo, failure, started_at, ended_at
FROM steps WHERE run_id = ? ORDER BY ordinal IS NULL, ordinal, started_at, step_id`;

const rowsAfter = `
SELECT sequence, at, type, step, attempt, data
FROM timeline WHERE run_id = ? AND sequence > ? ORDER BY sequence LIMIT ?`;

export function readRun(read: Read, runId: string): Run | null {
  return read(({ statement }) => {
    const row = statement(runById).get(runId) as RunRow | undefined;
    if (row === undefined) return null;
    const attributes = statement(attributesOfRun).all(runId) as unknown as readonly { key: string; value: string }[];
    return toRun(row, Object.fromEntries(attributes.map(({ key, value }) => [key, value])));
  });
}

export function readSteps(read: Read, runId: string): readonly Step[] {
  return read(({ statement }) => (statement(stepsOfRun).all(runId) as unknown as readonly StepRow[]).map(toStep));
}

/** At most `limit` rows after a sequence. */
export function readTimeline(read: Read, runId: string, page: { after: number; limit: number }): TimelineEvent[] {
  return read(({ statement }) => {
    const rows = statement(rowsAfter).all(runId, page.after, page.limit);
    return (rows as unknown as readonly TimelineRow[]).map(toTimelineEvent);
  });
}

/** Where a run stands; undefined when there is none. */
export function readProgress(read: Read, runId: string): Pick<RunRow, "status" | "sequence"> | undefined {
  return read(({ statement }) => {
    const row = statement("SELECT status, sequence FROM runs WHERE run_id = ?").get(runId);
    return row as Pick<RunRow, "status" | "sequence"> | undefined;
  });
}

/** What a run's failures carry for operators only. */
export interface Stacks {
  readonly run?: string;
  /** By the id of the step. */
  readonly steps: Readonly<Record<string, string>>;
}

export function readStacks(read: Read, runId: string): Stacks {
  return read(({ statement }) => {
    const run = statement("SELECT error_stack AS stack FROM runs WHERE run_id = ? AND error_stack IS NOT NULL").get(
      runId,
    );
    const steps = statement(
      "SELECT step_id AS id, error_stack AS stack FROM steps WHERE run_id = ? AND error_stack IS NOT NULL",
    ).all(runId) as unknown as readonly { id: string; stack: string }[];
    return {
      ...(run !== undefined && { run: String(run["stack"]) }),
      steps: Object.fromEntries(steps.map(({ id, stack }) => [id, stack])),
    };
  });
}
