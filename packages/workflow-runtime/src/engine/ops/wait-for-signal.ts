import type { Op } from "../../protocol/answer.ts";
import { failureOf } from "../../protocol/failure.ts";
import { endStep } from "../steps.ts";
import { waitsFor } from "../waits.ts";
import { openStep } from "./open-step.ts";
import type { Effect, OpScope } from "./table.ts";
import { addWait } from "./wait.ts";

/** Waits for a signal. One run waits for a signal at a time: `replace` takes the place of another, `fail` fails. */
export function waitForSignal(scope: OpScope, op: Op): Effect {
  const { work, run } = scope;
  const signal = typeof op.opts["signal"] === "string" ? op.opts["signal"] : op.name;
  if (!openStep(scope, op)) return "waiting";
  const others = waitsFor(work, "signal", signal);
  if (others.length > 0 && op.opts["conflict"] !== "replace") {
    const error = { name: "SignalConflict", message: `Another run waits for signal ${signal}.` };
    const failure = failureOf(error, op.displayName);
    const memo = JSON.stringify({ error });
    endStep(work, run, {
      id: op.id,
      name: op.displayName,
      op: op.op,
      memo,
      attempt: 1,
      startedAt: work.now,
      isWait: true,
      failure,
    });
    return "ended";
  }
  // The run that is replaced keeps its timeout.
  for (const { wait_id } of others) work.tx.statement("DELETE FROM waits WHERE wait_id = ?").run(wait_id);
  addWait(scope, op, { kind: "signal", name: signal });
  return "waiting";
}
