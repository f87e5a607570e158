import type { WireError } from "../../protocol/answer.ts";
import type { End, Ended, Work } from "../context.ts";
import { resumeStep } from "./resume.ts";

/** The run that invoked this one goes on with its output or error. */
export function tellParent(work: Work, { run, end }: Ended): void {
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
