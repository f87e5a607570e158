import type { Op } from "../../protocol/answer.ts";
import { failureOf } from "../../protocol/failure.ts";
import { endStep } from "../steps.ts";
import { startOf } from "./step-run.ts";
import type { Effect, OpScope } from "./table.ts";

/** A step failed for good; the function hears of it and may catch the error. */
export function stepFailed({ work, run, job, leasedAt, traceparent }: OpScope, op: Op): Effect {
  const error = op.error ?? { name: "Error", message: "Unknown error" };
  endStep(work, run, {
    id: op.id,
    name: op.displayName,
    op: "StepRun",
    memo: JSON.stringify({ error }),
    attempt: job.attempt + 1,
    startedAt: startOf(op, leasedAt),
    failure: failureOf(error, op.displayName),
    stack: error.stack,
    traceparent,
  });
  return "ended";
}
