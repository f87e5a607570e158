import type { Op } from "../../protocol/answer.ts";
import { addJob } from "../jobs.ts";
import { readStep } from "../steps.ts";
import type { Effect, OpScope } from "./table.ts";

/** One of several steps that may run at the same time: a call of its own executes it. */
export function stepPlanned({ work, run }: OpScope, op: Op): Effect {
  const isPlanned = work.tx.statement("SELECT 1 FROM jobs WHERE run_id = ? AND step_id = ?").get(run.run_id, op.id);
  const step = readStep(work, run.run_id, op.id);
  if (isPlanned !== undefined || (step !== undefined && step.ordinal !== null)) return "planned";
  addJob(work, {
    kind: "dispatch",
    functionId: run.function_id,
    runId: run.run_id,
    stepId: op.id,
    dueAt: work.now,
    rank: run.priority,
    ...(op.opts["parallelMode"] === "race" ? { payload: "race" } : {}),
    limits: run.limits,
  });
  return "planned";
}
