import type { Work } from "../context.ts";
import { addJob } from "../jobs.ts";
import { type RunRow, setParallel } from "../runs.ts";

const pendingStep = `SELECT 1 FROM jobs WHERE run_id = :runId AND step_id IS NOT NULL
UNION ALL SELECT 1 FROM waits WHERE run_id = :runId AND step_id IS NOT NULL LIMIT 1`;
const discoveries = `SELECT job_id, generation FROM jobs WHERE run_id = ? AND kind = 'dispatch' AND step_id IS NULL`;

/**
 * After a step has ended and its job or wait is gone: asks the function what comes next, unless parallel steps are to be
 * waited for. `eachStep`: asks all the same.
 */
export function settle(work: Work, run: RunRow, { eachStep }: { readonly eachStep: boolean }): boolean {
  if (run.parallel !== 0) {
    const open = work.tx.statement(discoveries).all(run.run_id) as { generation: number | null }[];
    const isPending = work.tx.statement(pendingStep).get({ runId: run.run_id }) !== undefined;
    if (isPending && !eachStep && run.parallel !== 2) return false;
    // A call that has not begun sees this step, too; one that has begun may plan: the next must plan as well.
    if (open.some(({ generation }) => generation === null)) return true;
    if (!isPending && open.length === 0) setParallel(work, run.run_id, 0);
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
