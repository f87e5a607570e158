import { WorkflowRuntimeError } from "../../errors.ts";
import type { WireEvent } from "../../protocol/event.ts";
import type { Work } from "../context.ts";
import { isTerminal, readRun } from "../runs.ts";
import { candidatesFor } from "../waits.ts";
import { finishRun } from "./finish-run.ts";
import { matches } from "./resume.ts";

/** Ends a run before its next step; false when it has ended already or is not there. */
export function cancelRun(work: Work, runId: string, reason: string | undefined): boolean {
  const run = readRun(work, runId);
  if (run === undefined || isTerminal(run.status)) return false;
  finishRun(work, run, { status: "cancelled", reason });
  return true;
}

/** As `cancelRun`, for callers that must hear why nothing was done. */
export function cancelExisting(work: Work, runId: string, reason: string | undefined): void {
  const run = readRun(work, runId);
  if (run === undefined)
    throw new WorkflowRuntimeError("RUN_NOT_FOUND", `There is no run ${runId}.`, { details: { runId } });
  if (isTerminal(run.status)) {
    throw new WorkflowRuntimeError("RUN_ALREADY_FINISHED", `Run ${runId} is ${run.status}.`, {
      details: { runId, status: run.status },
    });
  }
  finishRun(work, run, { status: "cancelled", reason });
}

/** Cancels the runs whose `cancelOn` names this event. */
export function cancelOnEvent(work: Work, event: WireEvent): void {
  for (const wait of candidatesFor(work, "cancel", event)) {
    if (matches(work, wait, event)) cancelRun(work, wait.run_id, `Event ${event.name}`);
  }
}
