import type { Op } from "../../protocol/answer.ts";
import { sizeFailure } from "../sizes.ts";
import { finishRun } from "../transitions/finish-run.ts";
import type { Effect, OpScope } from "./table.ts";

/** The function returned. */
export function runComplete(scope: OpScope, op: Op): Effect {
  completeRun(scope, op.data);
  return "finished";
}

/** Ends a run with its output, unless that is too large to keep. */
export function completeRun({ work, run }: OpScope, value: unknown): void {
  const output = JSON.stringify(value ?? null);
  const tooLarge = sizeFailure("The output of the run", output, work.engine.limits.stepOutput);
  if (tooLarge === undefined) finishRun(work, run, { status: "completed", output });
  else finishRun(work, run, { status: "failed", error: { name: tooLarge.code, ...tooLarge }, failure: tooLarge });
}
