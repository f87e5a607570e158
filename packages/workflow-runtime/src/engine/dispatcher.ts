import { type Answer, readAnswer } from "../protocol/answer.ts";
import { buildRequest } from "../protocol/call.ts";
import type { Dispatch } from "../telemetry/types.ts";
import type { Engine } from "./context.ts";
import type { Lane } from "./job-board.ts";
import { transact } from "./transact.ts";
import { applyAnswer } from "./transitions/apply-answer.ts";
import { type Leased, lease } from "./transitions/lease.ts";

/** Executes a due call: lease, call, answer, each durable before the next begins. */
export async function dispatch(engine: Engine, jobId: number, lane: Lane): Promise<void> {
  const definition = engine.functions.get(lane.functionId);
  try {
    const leased = await transact(engine, (work) => lease(work, jobId));
    if (leased !== undefined) await execute(engine, leased);
  } finally {
    if (definition !== undefined) engine.gate.leave(definition, lane.limitKeys);
  }
}

async function execute(engine: Engine, leased: Leased): Promise<void> {
  const { call, run } = leased;
  const span = engine.telemetry.dispatchStarted({
    run: { runId: run.run_id, functionId: run.function_id, traceparent: run.traceparent ?? undefined },
    jobId: call.jobId,
    attempt: call.attempt + 1,
    step: call.stepId,
    lagMs: Math.max(0, leased.leasedAt - leased.dueAt),
  });
  const answer = await ask(engine, leased, span);
  const isCurrent = await transact(engine, (work) => applyAnswer(work, leased, answer));
  span.ended(isCurrent ? "answered" : "stale");
}

async function ask(engine: Engine, { call }: Leased, span: Dispatch): Promise<Answer> {
  const handler = engine.functions.handler(call.functionId);
  try {
    if (handler === undefined) throw new Error(`${call.functionId} is not attached.`);
    const response = await span.within(() => handler(buildRequest(call, span.traceparent)));
    return readAnswer(response.status, response.headers, await response.text());
  } catch (error) {
    engine.telemetry.note("INGRESS_THREW", { runId: call.runId, functionId: call.functionId, error });
    const message = error instanceof Error ? error.message : String(error);
    return { kind: "failed", error: { name: "IngressError", message }, final: false, retryAfter: undefined };
  }
}
