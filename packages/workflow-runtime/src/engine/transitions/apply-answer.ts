import type { Answer, Op } from "../../protocol/answer.ts";
import { appendTimeline } from "../../store/append.ts";
import type { Work } from "../context.ts";
import { deleteJob } from "../jobs.ts";
import { completeRun } from "../ops/run-complete.ts";
import { type Effect, type OpScope, opHandlers } from "../ops/table.ts";
import { setParallel } from "../runs.ts";
import { current } from "./current.ts";
import { finishRun } from "./finish-run.ts";
import type { Leased } from "./lease.ts";
import { retryAttempt } from "./retry-attempt.ts";
import { settle } from "./settle.ts";

/** Writes down what the SDK answered; false when the call's lease had passed and nothing was written. */
export function applyAnswer(work: Work, { call, leasedAt }: Leased, answer: Answer): boolean {
  const found = current(work, call);
  if (found === undefined) return false;
  const scope: OpScope = { work, ...found, leasedAt, retryAfter: undefined };
  if (answer.kind === "returned") completeRun(scope, answer.output);
  else if (answer.kind === "failed") {
    if (answer.final) finishRun(work, found.run, { status: "failed", error: answer.error });
    else retryAttempt(scope, { error: answer.error, retryAfter: answer.retryAfter });
  } else applyOps({ ...scope, retryAfter: answer.retryAfter }, answer);
  return true;
}

function applyOps(scope: OpScope, { ops, eachStep }: Answer & { kind: "ops" }): void {
  const { work, run, job } = scope;
  const unknown = ops.find(({ op }) => opHandlers[op] === undefined);
  if (unknown !== undefined) return refuse(scope, unknown);
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
  if (effects.length === 0) {
    retryAttempt(scope, {
      error: { name: "EmptyAnswer", message: "The function is waiting for nothing." },
      retryAfter: undefined,
    });
    return;
  }
  deleteJob(work, job.job_id);
  const each = ops.some(({ opts }) => opts["parallelMode"] === "race");
  const discovers = effects.includes("ended") && settle(work, { ...run, parallel }, { eachStep: each });
  if (!discovers && !effects.includes("planned")) rest(work, run.run_id, ordered);
}

function refuse(scope: OpScope, op: Op): void {
  const { work, run } = scope;
  const message = `${op.displayName} uses ${op.op}, which this engine does not support.`;
  work.tx.afterCommit(() =>
    work.engine.telemetry.note("UNSUPPORTED_OPERATION", { runId: run.run_id, functionId: run.function_id }),
  );
  finishRun(work, run, {
    status: "failed",
    error: { name: "Error", message },
    failure: { code: "UNSUPPORTED_OPERATION", message, step: op.displayName },
  });
}

const isCalled = "SELECT 1 FROM jobs WHERE run_id = ? AND kind = 'dispatch' LIMIT 1";
const open = `SELECT s.name AS step, s.op AS op, w.name AS subject, w.kind AS kind,
coalesce(w.expires_at, j.due_at) AS until FROM steps s
LEFT JOIN waits w ON w.run_id = s.run_id AND w.step_id = s.step_id
LEFT JOIN jobs j ON j.run_id = s.run_id AND j.step_id = s.step_id
WHERE s.run_id = ? AND s.ordinal IS NULL AND s.status = 'waiting'`;

/** Nothing is being executed any more: the run waits, and says for what. */
function rest(work: Work, runId: string, ops: readonly Op[]): void {
  const { tx, now } = work;
  if (ops.length === 0 || tx.statement(isCalled).get(runId) !== undefined) return;
  const waits = (tx.statement(open).all(runId) as unknown as OpenWait[]).map(detailOf);
  const [first, ...others] = waits;
  tx.statement("UPDATE runs SET status = 'waiting', current_step = ? WHERE run_id = ?").run(first?.step ?? null, runId);
  appendTimeline(tx, runId, now, {
    type: "run.waiting",
    detail: { ...first, ...(others.length === 0 ? {} : { also: others }) },
  });
}

interface OpenWait {
  readonly step: string;
  readonly op: string;
  readonly subject: string | null;
  readonly kind: string | null;
  readonly until: number | null;
}

function detailOf({ step, op, subject, kind, until }: OpenWait) {
  return {
    step,
    op,
    ...(subject === null || kind === null || kind === "cancel" ? {} : { [kind]: subject }),
    ...(until === null ? {} : { until: new Date(until).toISOString() }),
  };
}
