import type { WireError } from "../../protocol/answer.ts";
import { eventText, type WireEvent } from "../../protocol/event.ts";
import { failureOf } from "../../protocol/failure.ts";
import { compileExpression } from "../../registration/expression.ts";
import type { Work } from "../context.ts";
import { isTerminal, readRun, setStatus } from "../runs.ts";
import { endStep } from "../steps.ts";
import { candidatesFor, type WaitRow, waitsFor } from "../waits.ts";
import { settle } from "./settle.ts";

/** What a wait ended with. */
export type Outcome = { readonly memo: string } | { readonly error: WireError };

/** Whether an event is one that a wait or a rule of cancelling is for. */
export function matches(work: Work, wait: WaitRow, event: WireEvent): boolean {
  if (wait.expression === null) return true;
  const run = work.tx.statement("SELECT event FROM runs WHERE run_id = ?").get(wait.run_id);
  if (run === undefined) return false;
  const scope = { event: JSON.parse((run as { event: string }).event), async: event };
  const value = compileExpression(wait.expression).evaluate(scope);
  if (value === undefined) {
    const facts = { runId: wait.run_id, kind: wait.kind };
    work.tx.afterCommit(() => work.engine.telemetry.note("EXPRESSION_FAILED", facts));
  }
  return value === true;
}

/** Runs that wait for this event go on. */
export function resumeOnEvent(work: Work, event: WireEvent): void {
  for (const wait of candidatesFor(work, "event", event)) {
    if (matches(work, wait, event)) resumeStep(work, wait, { memo: eventText(event) });
  }
}

/** Ends a waiting step, and goes on with its run. */
export function resumeStep(work: Work, wait: { run_id: string; step_id: string | null }, outcome: Outcome): void {
  const { tx } = work;
  tx.statement("DELETE FROM waits WHERE run_id = ? AND step_id = ?").run(wait.run_id, wait.step_id);
  tx.statement("DELETE FROM jobs WHERE run_id = ? AND step_id = ? AND kind = 'wake'").run(wait.run_id, wait.step_id);
  const run = readRun(work, wait.run_id);
  if (run === undefined || isTerminal(run.status)) return;
  const step = tx
    .statement("SELECT step_id, name, op, options, started_at FROM steps WHERE run_id = ? AND step_id = ?")
    .get(wait.run_id, wait.step_id) as
    | { step_id: string; name: string; op: string; options: string | null; started_at: number }
    | undefined;
  if (step === undefined) return;
  const failed = "error" in outcome ? outcome.error : undefined;
  endStep(work, run, {
    id: step.step_id,
    name: step.name,
    op: step.op,
    memo: "memo" in outcome ? outcome.memo : JSON.stringify({ error: outcome.error }),
    attempt: 1,
    startedAt: step.started_at,
    isWait: true,
    ...(failed === undefined ? {} : { failure: failureOf(failed, step.name), stack: failed.stack }),
  });
  const goesOn = settle(work, run, { eachStep: step.options === "race" });
  if (goesOn && run.status === "waiting") setStatus(work, run.run_id, "running");
}

/** The run that waits for a signal goes on; answers which one. */
export function resumeOnSignal(work: Work, signal: string, data: unknown): string | undefined {
  const [wait] = waitsFor(work, "signal", signal);
  if (wait === undefined) return undefined;
  resumeStep(work, wait, { memo: JSON.stringify({ data: { signal, data: data ?? null } }) });
  return wait.run_id;
}
