import { WorkflowRuntimeError } from "../errors.ts";
import type { RunStatus } from "../port.ts";
import { type Answer, readAnswer, unreadableAnswer } from "../protocol/answer.ts";
import { buildRequest } from "../protocol/call.ts";
import type { Dispatch } from "../telemetry/types.ts";
import type { Engine, Work } from "./context.ts";
import type { Flight } from "./flights.ts";
import type { Lane } from "./job-board.ts";
import type { Leased } from "./leased.ts";
import { noteFailure } from "./note-failure.ts";
import { isTerminal } from "./runs.ts";
import { transact } from "./transact.ts";
import { applyAnswer } from "./transitions/apply-answer.ts";
import { current } from "./transitions/current.ts";
import { failRun } from "./transitions/fail-run.ts";
import { lease } from "./transitions/lease.ts";

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
  const traced = { ...leased, traceparent: span.traceparent };
  const answer = await inTime(engine, traced, () => ask(engine, leased, span));
  const isCurrent = await record(engine, traced, answer);
  if (!isCurrent && !engine.isDraining()) noteStale(engine, leased);
  span.ended(
    answer.kind === "failed" && answer.error.name === "IngressError" ? "thrown" : isCurrent ? "answered" : "stale",
  );
}

/** A run may be cancelled while its step is executed; that its lease passed to another call is worth a warning. */
function noteStale({ telemetry, committer }: Engine, { call, run }: Leased): void {
  const row = committer.read(({ statement }) => statement("SELECT status FROM runs WHERE run_id = ?").get(run.run_id));
  const isOver = row === undefined || isTerminal((row as { status: RunStatus }).status);
  telemetry.note(isOver ? "RUN_ENDED_MEANWHILE" : "STALE_GENERATION", { runId: run.run_id, jobId: call.jobId });
}

/** The answer, or a failure when the call shows no life for as long as a step may take. */
function inTime(engine: Engine, leased: Leased, call: () => Promise<Answer>): Promise<Answer> {
  const { clock, flights, stepTimeoutMs } = engine;
  return new Promise((resolve) => {
    let cancel = () => {};
    const flight: Flight = {
      leased,
      touch() {
        cancel();
        if (stepTimeoutMs === undefined) return;
        cancel = clock.setTimer(clock.now() + stepTimeoutMs, () => {
          const message = `The step did not return within ${stepTimeoutMs} ms.`;
          settle({ kind: "failed", error: { name: "StepTimeout", message }, final: false, retryAfter: undefined });
        });
      },
    };
    const settle = (answer: Answer) => {
      cancel();
      flights.remove(flight);
      resolve(answer);
    };
    flights.add(flight);
    flight.touch();
    void call().then(settle);
  });
}

async function ask(engine: Engine, { call }: Leased, span: Dispatch): Promise<Answer> {
  const handler = engine.functions.handler(call.functionId);
  try {
    if (handler === undefined) throw new Error(`${call.functionId} is not attached.`);
    const response = await span.within(() => handler(buildRequest(call, span.traceparent)));
    const answer = readAnswer(response.status, response.headers, await response.text());
    if (answer.kind === "failed" && answer.error.name === unreadableAnswer) {
      engine.telemetry.note("ANSWER_UNREADABLE", {
        runId: call.runId,
        functionId: call.functionId,
        status: response.status,
      });
    }
    return answer;
  } catch (error) {
    engine.telemetry.note("INGRESS_THREW", { runId: call.runId, functionId: call.functionId, error });
    const message = error instanceof Error ? error.message : String(error);
    return { kind: "failed", error: { name: "IngressError", message }, final: false, retryAfter: undefined };
  }
}

/** What a call did is not done twice because the disk was full: tries until it is written down or the runtime closes. */
async function record(engine: Engine, leased: Leased, answer: Answer): Promise<boolean> {
  let transition = (work: Work) => applyAnswer(work, leased, answer);
  for (;;) {
    try {
      return await transact(engine, transition);
    } catch (error) {
      if (error instanceof WorkflowRuntimeError && error.code === "RUNTIME_CLOSED") return false;
      noteFailure(engine, error, { runId: leased.call.runId, jobId: leased.call.jobId });
      // A defect would come again with the same answer: the run ends instead of waiting for ever.
      if (!(error instanceof WorkflowRuntimeError)) transition = (work) => giveUp(work, leased);
      if (!(await engine.clock.pause(1_000))) return false;
    }
  }
}

function giveUp(work: Work, { call }: Leased): boolean {
  const found = current(work, call);
  if (found !== undefined) {
    failRun(work, found.run, { name: "InternalError", message: "The engine could not record what the function did." });
  }
  return found !== undefined;
}
