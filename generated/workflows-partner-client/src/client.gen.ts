// Made by @rawr/openapi-pipeline from openapi/workflows/v1/partner/openapi.json.
// Do not edit; `pnpm build:openapi` remakes it.

import { type InvoicingCancelRunError, type InvoicingGetRunStatusError, type InvoicingGetRunTimelineError, type InvoicingStreamRunEventsError, type InvoicingTriggerInvoiceReconciliationError, invoicingCancelRun, invoicingGetRunStatus, invoicingGetRunTimeline, invoicingRuns, invoicingStreamRunEvents, invoicingTriggerInvoiceReconciliation } from "./operations.gen.ts";
import type { InvoicingCancelRunInput, InvoicingGetRunStatusInput, InvoicingGetRunTimelineInput, InvoicingStreamRunEventsInput, InvoicingTriggerInvoiceReconciliationInput, ReconciliationResult, RunTimeline, TimelineEvent, TriggerInvoiceReconciliationOutput, WorkflowRunStatus } from "./types.gen.ts";
import { type BoundCall, type BoundStream, type ClientOptions, type RunHandle, bindCall, bindStream, bindTrigger, createClientApi, openRun } from "@rawr/client-runtime";

export interface InvoicingClient {
  /**
   * Reconcile an invoice
   *
   * Records a run and answers at once. Repeating the request with the same `Idempotency-Key` answers with the same run.
   *
   * `POST /invoicing/reconciliation/trigger` · scopes `invoicing:run`
   *
   * Errors: `BAD_REQUEST`, `UNAUTHORIZED`, `FORBIDDEN`, `INVOICE_NOT_FOUND`, `REQUEST_TIMEOUT`, `IDEMPOTENCY_KEY_REUSED`, `PAYLOAD_TOO_LARGE`, `UNSUPPORTED_MEDIA_TYPE`, `TOO_MANY_REQUESTS`, `INTERNAL_SERVER_ERROR`, `SERVICE_UNAVAILABLE`, `RUNTIME_UNAVAILABLE`.
   *
   * @example
   * const run = await client.invoicing.triggerInvoiceReconciliation({ invoiceId: "inv-001" });
   */
  readonly triggerInvoiceReconciliation: BoundCall<InvoicingTriggerInvoiceReconciliationInput, InvoicingRun<TriggerInvoiceReconciliationOutput>, InvoicingTriggerInvoiceReconciliationError>;
  /**
   * Look at a run
   *
   * The run's status, with its result once it has completed.
   *
   * `GET /invoicing/runs/{runId}` · scopes `invoicing:read`
   *
   * Errors: `BAD_REQUEST`, `UNAUTHORIZED`, `FORBIDDEN`, `RUN_NOT_FOUND`, `TOO_MANY_REQUESTS`, `INTERNAL_SERVER_ERROR`, `SERVICE_UNAVAILABLE`.
   *
   * @example
   * const result = await client.invoicing.getRunStatus({ runId: "01JD8Z3V6QF4T9K2M7XWNCYB5R" });
   */
  readonly getRunStatus: BoundCall<InvoicingGetRunStatusInput, WorkflowRunStatus, InvoicingGetRunStatusError>;
  /**
   * Cancel a run
   *
   * Ends the run before its next step and answers with its final status.
   *
   * `POST /invoicing/runs/{runId}/cancel` · scopes `invoicing:run`
   *
   * Errors: `BAD_REQUEST`, `UNAUTHORIZED`, `FORBIDDEN`, `RUN_NOT_FOUND`, `REQUEST_TIMEOUT`, `RUN_ALREADY_FINISHED`, `PAYLOAD_TOO_LARGE`, `UNSUPPORTED_MEDIA_TYPE`, `TOO_MANY_REQUESTS`, `INTERNAL_SERVER_ERROR`, `SERVICE_UNAVAILABLE`.
   *
   * @example
   * const result = await client.invoicing.cancelRun({ runId: "01JD8Z3V6QF4T9K2M7XWNCYB5R", reason: "Duplicate invoice" });
   */
  readonly cancelRun: BoundCall<InvoicingCancelRunInput, WorkflowRunStatus, InvoicingCancelRunError>;
  /**
   * Follow a run
   *
   * Server-sent events: the run's timeline as it grows. Each event's id is its sequence number; the stream resumes after `Last-Event-ID` and ends with the final status.
   *
   * `GET /invoicing/runs/{runId}/events` · scopes `invoicing:read`
   *
   * Errors: `BAD_REQUEST`, `UNAUTHORIZED`, `FORBIDDEN`, `RUN_NOT_FOUND`, `TOO_MANY_REQUESTS`, `INTERNAL_SERVER_ERROR`, `SERVICE_UNAVAILABLE`.
   *
   * @example
   * for await (const event of client.invoicing.streamRunEvents({ runId: "01JD8Z3V6QF4T9K2M7XWNCYB5R" })) console.log(event);
   */
  readonly streamRunEvents: BoundStream<InvoicingStreamRunEventsInput, TimelineEvent, WorkflowRunStatus>;
  /**
   * Read a run's timeline
   *
   * Everything that has happened to the run so far, or what happened after a given event.
   *
   * `GET /invoicing/runs/{runId}/timeline` · scopes `invoicing:read`
   *
   * Errors: `BAD_REQUEST`, `UNAUTHORIZED`, `FORBIDDEN`, `RUN_NOT_FOUND`, `TOO_MANY_REQUESTS`, `INTERNAL_SERVER_ERROR`, `SERVICE_UNAVAILABLE`.
   *
   * @example
   * const result = await client.invoicing.getRunTimeline({ runId: "01JD8Z3V6QF4T9K2M7XWNCYB5R" });
   */
  readonly getRunTimeline: BoundCall<InvoicingGetRunTimelineInput, RunTimeline, InvoicingGetRunTimelineError>;
  /**
   * Picks up a run whose id is known. Sends nothing.
   */
  readonly run: (runId: string) => InvoicingRun;
}

export interface WorkflowsClient {
  readonly invoicing: InvoicingClient;
}

/**
 * A run that can be followed. `Accepted` is what its trigger answered.
 */
export type InvoicingRun<Accepted = undefined> =
  RunHandle<Accepted, WorkflowRunStatus, RunTimeline, TimelineEvent, ReconciliationResult, InvoicingGetRunStatusError | InvoicingGetRunTimelineError | InvoicingStreamRunEventsError | InvoicingCancelRunError, Omit<InvoicingGetRunTimelineInput, "runId">, Omit<InvoicingCancelRunInput, "runId">>;

/**
 * A client of Workflows API. `baseUrl` is where the paths of its document start.
 */
export function createWorkflowsClient(options: ClientOptions): WorkflowsClient {
  const api = createClientApi(options);
  return {
    invoicing: {
      triggerInvoiceReconciliation: bindTrigger(api, invoicingTriggerInvoiceReconciliation, invoicingRuns, "/runId"),
      getRunStatus: bindCall(api, invoicingGetRunStatus),
      cancelRun: bindCall(api, invoicingCancelRun),
      streamRunEvents: bindStream(api, invoicingStreamRunEvents),
      getRunTimeline: bindCall(api, invoicingGetRunTimeline),
      run: (runId) => openRun(api, invoicingRuns, runId),
    },
  };
}
