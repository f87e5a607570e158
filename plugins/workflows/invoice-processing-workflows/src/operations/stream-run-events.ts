import { ORPCError, withEventMeta } from "@orpc/server";
import type { TimelineEvent, WorkflowRunStatus } from "@rawr/invoice-processing";
import type { Principal } from "@rawr/orpc-standards/server";
import type { Run, RunStore } from "@rawr/workflow-runtime";
import { os } from "../context.ts";
import { findRun } from "./find-run.ts";
import { eventView, runView } from "./run-view.ts";

// What is wrong with the request is thrown before there is an iterator: within one it would be an event of a 200.
export const streamRunEvents = os.streamInvoiceRunEvents.handler(async ({ context, input, signal, lastEventId }) => {
  const run = await findRun(context, input.params.runId);
  const after = positionIn(run, lastEventId ?? input.headers?.["last-event-id"]);
  const over = new AbortController();
  const signals = [over.signal, context.signal, signal].filter((each) => each !== undefined);
  const events = follow({
    store: context.runtime.store,
    runId: run.runId,
    after,
    reader: context.principal,
    signal: AbortSignal.any(signals),
  });
  const end = events.return.bind(events);
  // A generator's own `return` waits for the `next` before it, which may wait for an event that never comes.
  return Object.assign(events, {
    return: (value: WorkflowRunStatus) => {
      over.abort();
      return end(value);
    },
  });
});

interface Following {
  readonly store: RunStore;
  readonly runId: string;
  readonly after: number;
  readonly reader: Principal;
  readonly signal: AbortSignal;
}

async function* follow(following: Following): AsyncGenerator<TimelineEvent, WorkflowRunStatus, void> {
  const { store, runId, after, reader, signal } = following;
  for await (const row of store.subscribe(runId, after, signal)) {
    yield withEventMeta(eventView(row), { id: String(row.sequence) });
  }
  signal.throwIfAborted();
  const run = await store.get(runId);
  // A run that is pruned while it is read has ended; there is nothing left to tell of it.
  if (run === null) throw new DOMException("The run is gone.", "AbortError");
  return runView(run, reader);
}

/** Ids of events are their sequences. */
function positionIn(run: Run, lastEventId: string | undefined): number {
  if (lastEventId === undefined || lastEventId === "") return 0;
  const after = /^\d{1,15}$/.test(lastEventId) ? Number(lastEventId) : undefined;
  if (after !== undefined && after <= run.sequence) return after;
  const message =
    after === undefined ? "must be the id of an event: a whole number" : `is after the last event, ${run.sequence}`;
  const data = { issues: [{ path: ["headers", "last-event-id"], message }] };
  throw new ORPCError("BAD_REQUEST", { message: `Last-Event-ID ${message}`, data });
}
