import type { Answer } from "../../protocol/answer.ts";
import type { Work } from "../context.ts";
import { deleteJob } from "../jobs.ts";
import type { Leased } from "../leased.ts";
import { completeRun } from "../ops/run-complete.ts";
import { type Effect, type OpScope, opHandlers } from "../ops/table.ts";
import { setParallel } from "../runs.ts";
import { current } from "./current.ts";
import { failRun } from "./fail-run.ts";
import { refuseOp } from "./refuse-op.ts";
import { restRun } from "./rest-run.ts";
import { retryAttempt } from "./retry-attempt.ts";
import { settle } from "./settle.ts";

/** Writes down what the SDK answered; false when the call's lease had passed and nothing was written. */
export function applyAnswer(work: Work, { call, leasedAt, traceparent }: Leased, answer: Answer): boolean {
  const found = current(work, call);
  if (found === undefined) return false;
  const scope: OpScope = { work, ...found, leasedAt, traceparent, retryAfter: undefined };
  if (answer.kind === "returned") completeRun(scope, answer.output);
  else if (answer.kind === "failed") {
    if (answer.final) failRun(work, found.run, answer.error);
    else retryAttempt(scope, { error: answer.error, retryAfter: answer.retryAfter });
  } else applyOps({ ...scope, retryAfter: answer.retryAfter }, answer);
  return true;
}

function applyOps(scope: OpScope, { ops, eachStep }: Answer & { kind: "ops" }): void {
  const { work, run, job } = scope;
  const unknown = ops.find(({ op }) => opHandlers[op] === undefined);
  if (unknown !== undefined) {
    refuseOp(work, run, unknown);
    return;
  }
  // Waits come first: a reply to what another operation of the batch does must find them.
  const ordered = [...ops].sort((a, b) => Number(b.op === "WaitForEvent") - Number(a.op === "WaitForEvent"));
  const isParallel = ops.filter(({ op }) => op !== "StepRun" && op !== "RunComplete").length > 1;
  if (isParallel && run.parallel === 0) setParallel(work, run.run_id, eachStep ? 2 : 1);
  const parallel = isParallel ? Math.max(run.parallel, eachStep ? 2 : 1) : run.parallel;
  const effects: Effect[] = [];
  for (const op of ordered) {
    const effect = opHandlers[op.op]?.({ ...scope, run: { ...run, parallel } }, op) ?? "ended";
    if (effect === "finished") return;
    effects.push(effect);
  }
  if (effects.includes("retry")) return;
  if (effects.length === 0 && run.parallel === 0) {
    retryAttempt(scope, {
      error: { name: "EmptyAnswer", message: "The function is waiting for nothing." },
      retryAfter: undefined,
    });
    return;
  }
  deleteJob(work, job.job_id);
  const each = ops.some(({ opts }) => opts["parallelMode"] === "race");
  const discovers = effects.includes("ended") && settle(work, { ...run, parallel }, { eachStep: each });
  if (!discovers && !effects.includes("planned")) restRun(work, run.run_id);
}
