import type { TimelineEvent } from "@rawr/invoice-processing";
import type { RunStore } from "@rawr/workflow-runtime";
import { os } from "../context.ts";
import { findRun } from "./find-run.ts";
import { eventView } from "./run-view.ts";

export const getRunTimeline = os.getInvoiceRunTimeline.handler(async ({ context, input: { runId, after = 0 } }) => {
  await findRun(context, runId);
  return { runId, events: await readAll(context.runtime.store, runId, after) };
});

const page = 1_000;

/** A run that waits long for the ledger has more rows than a page. */
async function readAll(store: RunStore, runId: string, after: number): Promise<TimelineEvent[]> {
  const events: TimelineEvent[] = [];
  for (;;) {
    const rows = await store.timeline(runId, events.at(-1)?.sequence ?? after, page);
    events.push(...rows.map(eventView));
    if (rows.length < page) return events;
  }
}
