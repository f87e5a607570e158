import { isRecord, type WireEvent } from "../../protocol/event.ts";
import type { End, Ended, Work } from "../context.ts";
import type { RunRow } from "../run-row.ts";
import { deliver } from "./accept-event.ts";

/** Sends the events by which Inngest tells of a run's end; `onFailure` handlers are functions that one of them starts. */
export function announceEnd(work: Work, { run, end }: Ended): void {
  if (end.status === "failed") send(work, run, "inngest/function.failed", () => failedData(run, end));
  if (end.status === "cancelled") send(work, run, "inngest/function.cancelled", () => cancelledData(run));
  if (end.status !== "cancelled") send(work, run, "inngest/function.finished", () => finishedData(run, end));
}

function send(work: Work, run: RunRow, name: string, data: () => Record<string, unknown>): void {
  const { engine, tx, now } = work;
  const isAwaited =
    tx.statement("SELECT 1 FROM waits WHERE kind IN ('event', 'cancel') AND name = ? LIMIT 1").get(name) !== undefined;
  if (!isAwaited && !engine.functions.hasTrigger(name)) return;
  // What such an event started tells nobody of its own end, or a failing handler would call itself for ever.
  if (eventOf(run).name.startsWith("inngest/function.") && eventOf(run).name !== "inngest/function.invoked") return;
  deliver(
    work,
    { id: run.run_id, name, data: data(), ts: now, user: {} },
    { traceparent: run.traceparent ?? undefined },
  );
}

function failedData(run: RunRow, { error }: End & { status: "failed" }): Record<string, unknown> {
  const { name, message, ...rest } = error;
  return {
    ...facts(run),
    _inngest: { status: "Failed" },
    error: { error: "NonRetriableError", message, name, ...rest },
    result: { ...error, __serialized: true },
  };
}

function finishedData(run: RunRow, end: End): Record<string, unknown> {
  const result = end.status === "completed" ? { result: JSON.parse(end.output) } : {};
  const error = end.status === "failed" ? { error: { name: end.error.name, message: end.error.message } } : {};
  return {
    ...facts(run),
    _inngest: { status: end.status === "completed" ? "Completed" : "Failed" },
    ...result,
    ...error,
  };
}

function cancelledData(run: RunRow): Record<string, unknown> {
  const error = { name: "CancelledError", message: "function cancelled", error: "function cancelled" };
  return { ...facts(run), _inngest: { status: "Cancelled" }, error };
}

function facts(run: RunRow): Record<string, unknown> {
  const event = eventOf(run);
  const { user: _user, ...withoutUser } = event;
  const correlation = isRecord(event.data["_inngest"]) ? event.data["_inngest"]["correlation_id"] : undefined;
  return {
    event,
    events: [withoutUser],
    function_id: run.function_id,
    run_id: run.run_id,
    ...(correlation === undefined ? {} : { correlation_id: correlation }),
  };
}

const eventOf = (run: RunRow) => JSON.parse(run.event) as WireEvent;
