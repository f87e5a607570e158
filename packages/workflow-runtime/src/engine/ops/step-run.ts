import type { Op } from "../../protocol/answer.ts";
import { sizeFailure } from "../sizes.ts";
import { endStep } from "../steps.ts";
import { finishRun } from "../transitions/finish-run.ts";
import type { Effect, OpScope } from "./table.ts";

/** A step was executed and returned. */
export function stepRun(scope: OpScope, op: Op): Effect {
  return saveStepRun(scope, op) === "run-too-large" ? "finished" : "ended";
}

export type Saved = "saved" | "step-too-large" | "run-too-large";

/** Records a step's output; one that is too large makes the step fail for good, or ends the run when its state is full. */
export function saveStepRun(scope: OpScope, op: Op): Saved {
  const { work, run, job, leasedAt, traceparent } = scope;
  const { limits } = work.engine;
  const memo = JSON.stringify({ data: op.data });
  const attempt = job.attempt + 1;
  const startedAt = startOf(op, leasedAt);
  const facts = { id: op.id, name: op.displayName, op: "StepRun", attempt, startedAt, traceparent };
  const tooLarge = sizeFailure(`The output of step ${op.displayName}`, memo, limits.stepOutput);
  if (tooLarge !== undefined) {
    const failure = { ...tooLarge, step: op.displayName };
    const error = { name: failure.code, message: failure.message };
    endStep(work, run, { ...facts, memo: JSON.stringify({ error }), failure });
    work.tx.afterCommit(() =>
      work.engine.telemetry.note("STEP_TOO_LARGE", { runId: run.run_id, bytes: Buffer.byteLength(memo) }),
    );
    return "step-too-large";
  }
  if (run.state_bytes + Buffer.byteLength(memo) > limits.runState) {
    const message = `With step ${op.displayName}, the state of the run has more than ${limits.runState} bytes.`;
    const failure = { code: "RUN_STATE_TOO_LARGE", message, step: op.displayName };
    finishRun(work, run, { status: "failed", error: { name: failure.code, message }, failure });
    return "run-too-large";
  }
  endStep(work, run, { ...facts, memo });
  return "saved";
}

/** When the SDK began the step, within the time of its call. */
export function startOf(op: Op, leasedAt: number): number {
  const at = op.timing === undefined ? Number.NaN : Math.floor(op.timing.a / 1e6);
  return Number.isFinite(at) ? Math.max(at, leasedAt) : leasedAt;
}
