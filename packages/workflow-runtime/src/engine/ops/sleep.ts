import type { Op } from "../../protocol/answer.ts";
import { readDue } from "../../protocol/due.ts";
import { addJob } from "../jobs.ts";
import { openStep } from "./open-step.ts";
import type { Effect, OpScope } from "./table.ts";

/** Sleeps for a duration or until a date, which the SDK writes into the name. */
export function sleep(scope: OpScope, op: Op): Effect {
  const { work, run } = scope;
  if (!openStep(scope, op)) return "waiting";
  const dueAt = readDue(op.name, work.now) ?? work.now;
  const mode = op.opts["parallelMode"] === "race" ? { payload: "race" } : {};
  addJob(work, { kind: "wake", functionId: run.function_id, runId: run.run_id, stepId: op.id, dueAt, ...mode });
  return "waiting";
}
