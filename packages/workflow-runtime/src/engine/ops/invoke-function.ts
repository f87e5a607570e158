import type { Op, WireError } from "../../protocol/answer.ts";
import { isRecord } from "../../protocol/event.ts";
import { failureOf } from "../../protocol/failure.ts";
import { endStep } from "../steps.ts";
import { startRun } from "../transitions/start-run.ts";
import { openStep } from "./open-step.ts";
import type { Effect, OpScope } from "./table.ts";
import { addWait } from "./wait.ts";

/** Starts a run of another function and waits for its output. */
export function invokeFunction(scope: OpScope, op: Op): Effect {
  const { work, run } = scope;
  const { engine, now } = work;
  if (!openStep(scope, op)) return "waiting";
  const functionId = String(op.opts["function_id"] ?? "");
  const definition = engine.functions.get(functionId);
  if (definition === undefined) {
    return fail(scope, op, { name: "FunctionNotFound", message: `No function ${functionId} is attached.` });
  }
  const payload = isRecord(op.opts["payload"]) ? op.opts["payload"] : {};
  const data = isRecord(payload["data"]) ? payload["data"] : {};
  const invoked = {
    correlation_id: `${run.run_id}.${op.id}`,
    fn_id: functionId,
    name: op.displayName,
    source_fn_id: run.function_id,
  };
  addWait(scope, op, { kind: "invoke", name: functionId });
  startRun(work, {
    definition,
    event: {
      id: engine.newId(),
      name: "inngest/function.invoked",
      data: { ...data, _inngest: invoked },
      ts: now,
      user: {},
    },
    runId: engine.newId(),
    parent: { runId: run.run_id, stepId: op.id },
    traceparent: run.traceparent ?? undefined,
    forced: true,
  });
  return "waiting";
}

function fail({ work, run }: OpScope, op: Op, error: WireError): Effect {
  const memo = JSON.stringify({ error });
  const failure = failureOf(error, op.displayName);
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
