import { WorkflowRuntimeError } from "../../errors.ts";
import type { Op } from "../../protocol/answer.ts";
import { compileExpression } from "../../registration/expression.ts";
import type { Expression } from "../../registration/types.ts";
import { finishRun } from "../transitions/finish-run.ts";
import { openStep } from "./open-step.ts";
import type { Effect, OpScope } from "./table.ts";
import { addWait } from "./wait.ts";

/** Waits for an event that comes from now on; `match` arrives as an expression, too. */
export function waitForEvent(scope: OpScope, op: Op): Effect {
  const source = op.opts["if"];
  let expression: Expression | undefined;
  try {
    if (typeof source === "string") expression = compileExpression(source);
  } catch (error) {
    if (!(error instanceof WorkflowRuntimeError)) throw error;
    const failure = { code: "INVALID_EXPRESSION", message: error.message, step: op.displayName };
    finishRun(scope.work, scope.run, {
      status: "failed",
      error: { name: failure.code, message: error.message },
      failure,
    });
    return "finished";
  }
  if (openStep(scope, op)) addWait(scope, op, { kind: "event", name: op.name, expression });
  return "waiting";
}
