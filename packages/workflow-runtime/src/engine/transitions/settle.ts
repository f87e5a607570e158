import type { Work } from "../context.ts";
import { addJob } from "../jobs.ts";
import type { RunRow } from "../run-row.ts";
import { setParallel } from "../runs.ts";

const openSteps = `SELECT coalesce(payload, '') = 'race' AS race FROM jobs WHERE run_id = :runId AND step_id IS NOT NULL
UNION ALL SELECT coalesce(s.options, '') = 'race' FROM waits w JOIN steps s ON s.run_id = w.run_id AND s.step_id = w.step_id
WHERE w.run_id = :runId`;
const discoveries = "SELECT generation FROM jobs WHERE run_id = ? AND kind = 'dispatch' AND step_id IS NULL";

/**
 * After a step has ended and its job or wait is gone: asks the function what comes next, unless parallel steps are to be
 * waited for. Steps of a race are not waited for; `eachStep`: nor is anything else.
 */
export function settle(work: Work, run: RunRow, { eachStep }: { readonly eachStep: boolean }): boolean {
  if (run.parallel !== 0) {
    const open = work.tx.statement(openSteps).all({ runId: run.run_id }) as unknown as readonly { race: number }[];
    if (!eachStep && run.parallel !== 2 && open.some(({ race }) => race === 0)) return false;
    const calls = work.tx.statement(discoveries).all(run.run_id) as unknown as readonly { generation: number | null }[];
    // A call that has not begun sees this step, too; beside one that has begun, the next must plan as well.
    if (calls.some(({ generation }) => generation === null)) return true;
    if (open.length === 0 && calls.length === 0) setParallel(work, run.run_id, 0);
  }
  discover(work, run);
  return true;
}

/** Calls the function to learn what it does next. */
export function discover(work: Work, run: RunRow): void {
  addJob(work, {
    kind: "dispatch",
    functionId: run.function_id,
    runId: run.run_id,
    dueAt: work.now,
    rank: run.priority,
    limits: run.limits,
  });
  if (run.attempt !== 1) work.tx.statement("UPDATE runs SET attempt = 1 WHERE run_id = ?").run(run.run_id);
}
