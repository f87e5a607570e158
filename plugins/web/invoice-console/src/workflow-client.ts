import {
  invoicingCancelRun,
  invoicingGetRunStatus,
  invoicingGetRunTimeline,
  invoicingListRuns,
  invoicingStreamRunEvents,
  invoicingTriggerInvoiceReconciliation,
} from "@rawr/workflows-client";
import type { Connect } from "./connect.ts";

export type WorkflowClient = ReturnType<typeof createWorkflowClient>;

/** What the console asks of runs, one function each, so that a bundle holds no others. */
export function createWorkflowClient(connect: Connect) {
  const api = connect("workflows");
  return {
    list: (invoiceId: string, cursor: string | undefined, signal: AbortSignal) =>
      invoicingListRuns(api, { invoiceId, ...(cursor && { cursor }) }, { signal }),
    status: (runId: string, signal: AbortSignal) => invoicingGetRunStatus(api, { runId }, { signal }),
    timeline: (runId: string, after: number, signal: AbortSignal) =>
      invoicingGetRunTimeline(api, { runId, after }, { signal }),
    events: (runId: string, after: number, options: { signal: AbortSignal; onActivity(): void }) =>
      invoicingStreamRunEvents(
        api,
        { runId },
        // Who follows a run decides itself when a broken stream is not worth another try.
        { ...options, maxReconnects: 0, idleTimeout: 45_000, ...(after && { lastEventId: `${after}` }) },
      ),
    reconcile: (invoiceId: string, idempotencyKey: string, signal: AbortSignal) =>
      invoicingTriggerInvoiceReconciliation(api, { invoiceId }, { idempotencyKey, signal }),
    cancel: (runId: string, reason: string, signal: AbortSignal) =>
      invoicingCancelRun(api, { runId, ...(reason && { reason }) }, { signal }),
  };
}
