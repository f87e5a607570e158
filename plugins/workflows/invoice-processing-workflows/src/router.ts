import { os } from "./context.ts";
import { cancelRun } from "./operations/cancel-run.ts";
import { getRunStatus } from "./operations/get-run-status.ts";
import { getRunTimeline } from "./operations/get-run-timeline.ts";
import { listRuns } from "./operations/list-runs.ts";
import { streamRunEvents } from "./operations/stream-run-events.ts";
import { triggerReconciliation } from "./operations/trigger-reconciliation.ts";

/** The operations of the contract, each behind the access that the contract says. */
export function createInvoiceWorkflowRouter() {
  return os.router({
    triggerInvoiceReconciliation: triggerReconciliation,
    getInvoiceRunStatus: getRunStatus,
    getInvoiceRunTimeline: getRunTimeline,
    streamInvoiceRunEvents: streamRunEvents,
    cancelInvoiceRun: cancelRun,
    listInvoiceRuns: listRuns,
  });
}
