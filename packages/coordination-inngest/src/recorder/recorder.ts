import type { Committer, Transition } from "@rawr/workflow-runtime/internals";
import { defaultSilenceMs, ledger } from "../ledger/ledger.ts";
import { keepError } from "../projection/failure.ts";
import { runEnds, runGoesOn } from "../projection/run-progress.ts";
import {
  insertRun,
  isOver,
  type RunRow,
  runExists,
  runOf,
  type StartingEvent,
  wantedRunId,
} from "../projection/run-row.ts";
import { type StepFacts, stepCompletes, stepFails, stepStarts, stepWaits } from "../projection/step-progress.ts";
import type { CallFacts, Wait } from "./call-facts.ts";

export interface StepReport {
  readonly stepId: string;
  readonly name: string;
}

/** Writes what the SDK does into the run store. Every method may be called twice, and in any order. */
export interface Recorder {
  /**
   * The function is called. False when the run is cancelled here, so that it must not go on. One that has completed may
   * be called again: its answer was lost, and the server is owed another.
   */
  called(call: CallFacts): Promise<boolean>;
  stepStarted(call: CallFacts, step: StepReport): Promise<void>;
  stepCompleted(call: CallFacts, step: StepReport & { output: unknown }): Promise<void>;
  stepFailed(call: CallFacts, step: StepReport & { error: unknown; willRetry: boolean }): Promise<void>;
  waits(call: CallFacts, waits: readonly Wait[]): Promise<void>;
  completed(call: CallFacts, output: unknown): Promise<void>;
  /** The client sent events, which the server filed under `ids`. */
  sent(events: readonly StartingEvent[], ids: readonly string[]): Promise<void>;
}

/** `startedBy` is the function whose run an event's data may name. */
export function createRecorder(
  committer: Committer,
  startedBy: (event: StartingEvent) => string | undefined,
): Recorder {
  type Report = (tx: Parameters<Transition<void>>[0], now: number, run: RunRow) => void;
  const report = (call: CallFacts, write: Report): Promise<void> =>
    committer.commit((tx, now) => write(tx, now, runOf(tx, now, call)));
  const stepOf = ({ callId }: CallFacts, { stepId, name }: StepReport): StepFacts => ({
    stepId,
    name,
    op: "StepRun",
    callId,
  });

  return {
    called: (call) =>
      committer.commit((tx, now) => {
        const run = runOf(tx, now, call);
        if (isOver(run)) return run.status !== "cancelled";
        runGoesOn(tx, now, run, call.attempt);
        const sql = "SELECT step_id AS stepId, name, op FROM steps WHERE run_id = ? AND status = 'waiting'";
        const waiting = tx.statement(sql).all(run.runId) as unknown as Pick<StepFacts, "stepId" | "name" | "op">[];
        for (const step of waiting) {
          const memo = call.memos[step.stepId];
          if (memo !== undefined) stepCompletes(tx, now, run, { ...step, callId: call.callId, memo });
        }
        return true;
      }),
    stepStarted: (call, step) => report(call, (tx, now, run) => void stepStarts(tx, now, run, stepOf(call, step))),
    stepCompleted: (call, step) =>
      report(call, (tx, now, run) => {
        stepCompletes(tx, now, run, { ...stepOf(call, step), memo: { data: step.output ?? null } });
      }),
    stepFailed: (call, step) =>
      report(call, (tx, now, run) => {
        const error = keepError(step.error, step.name);
        stepFails(tx, now, run, { ...stepOf(call, step), error, willRetry: step.willRetry });
      }),
    waits: (call, waits) =>
      report(call, (tx, now, run) => {
        for (const wait of waits) stepWaits(tx, now, run, { ...wait, callId: call.callId });
      }),
    completed: (call, output) =>
      report(call, (tx, now, run) => void runEnds(tx, now, run, { end: { status: "completed", output } })),
    async sent(events, ids) {
      const named = events.flatMap((event, index) => {
        const runId = wantedRunId(event);
        const functionId = startedBy(event);
        return runId === undefined || functionId === undefined ? [] : [{ runId, functionId, event, id: ids[index] }];
      });
      if (named.length === 0) return;
      await committer.commit((tx, now) => {
        for (const { runId, functionId, event, id } of named) {
          if (runExists(tx, runId)) continue;
          insertRun(tx, now, {
            runId,
            functionId,
            event: { ...event, ...(id !== undefined && { id }) },
            createdAt: now,
          });
          ledger.watch(tx, runId, { eventId: id ?? null, dueAt: now + defaultSilenceMs });
        }
      });
    },
  };
}
