import { WorkflowRuntimeError } from "../../errors.ts";
import type { TriggerReceipt } from "../../port.ts";
import type { WireEvent } from "../../protocol/event.ts";
import type { Work } from "../context.ts";
import { isTerminal, readRun } from "../runs.ts";
import { startRun } from "./start-run.ts";

/** Starts a new run with the event of one that has ended. */
export function retryRun(work: Work, runId: string, newRunId?: string): TriggerReceipt {
  const { engine, tx, now } = work;
  const run = readRun(work, runId);
  if (run === undefined)
    throw new WorkflowRuntimeError("RUN_NOT_FOUND", `There is no run ${runId}.`, { details: { runId } });
  if (!isTerminal(run.status)) {
    throw new WorkflowRuntimeError("RUN_NOT_FINISHED", `Run ${runId} is ${run.status}.`, {
      details: { runId, status: run.status },
    });
  }
  const definition = engine.functions.get(run.function_id);
  if (definition === undefined) {
    throw new WorkflowRuntimeError("NO_FUNCTION", `${run.function_id} is not attached.`, { details: { runId } });
  }
  const event = JSON.parse(run.event) as WireEvent;
  const id = newRunId ?? engine.newId();
  const attributes = tx.statement("SELECT key, value FROM run_attributes WHERE run_id = ?").all(runId) as unknown as {
    key: string;
    value: string;
  }[];
  const data = event.data["runId"] === runId ? { ...event.data, runId: id } : event.data;
  startRun(work, {
    definition,
    event: { ...event, id, data, ts: now },
    runId: id,
    attributes: Object.fromEntries(attributes.map(({ key, value }) => [key, value])),
    retryOf: runId,
    traceparent: engine.telemetry.caller(),
    forced: true,
  });
  return { runId: id, deduplicated: false };
}
