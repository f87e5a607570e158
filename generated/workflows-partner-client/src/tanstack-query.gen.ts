// Made by @rawr/openapi-pipeline from openapi/workflows/v1/partner/openapi.json.
// Do not edit; `pnpm build:openapi` remakes it.

import { type InvoicingCancelRunError, type InvoicingGetRunStatusError, type InvoicingGetRunTimelineError, type InvoicingStreamRunEventsError, type InvoicingTriggerInvoiceReconciliationError, invoicingCancelRun, invoicingGetRunStatus, invoicingGetRunTimeline, invoicingStreamRunEvents, invoicingTriggerInvoiceReconciliation } from "./operations.gen.ts";
import type { InvoicingCancelRunInput, InvoicingGetRunStatusInput, InvoicingGetRunTimelineInput, InvoicingStreamRunEventsInput, InvoicingTriggerInvoiceReconciliationInput, RunTimeline, TimelineEvent, TriggerInvoiceReconciliationOutput, WorkflowRunStatus } from "./types.gen.ts";
import { type InfiniteQueryFor, type MutationFactory, type MutationFor, type OperationKey, type QueryCallOptions, type QueryFactory, type QueryFor, type StreamQueryFactory, type StreamQueryFor, mutationFactory, queryFactory, streamQueryFactory } from "@rawr/client-runtime/tanstack-query";

export type { InfiniteQueryFor, MutationFor, OperationKey, QueryCallOptions, QueryFor, StreamQueryFor };

/**
 * Reconcile an invoice
 */
export const invoicingTriggerInvoiceReconciliationMutation: MutationFactory<InvoicingTriggerInvoiceReconciliationInput, TriggerInvoiceReconciliationOutput, InvoicingTriggerInvoiceReconciliationError> =
  /* @__PURE__ */ mutationFactory(["invoicing", "triggerInvoiceReconciliation"], invoicingTriggerInvoiceReconciliation);

/**
 * Look at a run
 */
export const invoicingGetRunStatusQuery: QueryFactory<InvoicingGetRunStatusInput, WorkflowRunStatus, InvoicingGetRunStatusError> =
  /* @__PURE__ */ queryFactory(["invoicing", "getRunStatus"], invoicingGetRunStatus);

/**
 * Cancel a run
 */
export const invoicingCancelRunMutation: MutationFactory<InvoicingCancelRunInput, WorkflowRunStatus, InvoicingCancelRunError> =
  /* @__PURE__ */ mutationFactory(["invoicing", "cancelRun"], invoicingCancelRun);

/**
 * Follow a run
 */
export const invoicingStreamRunEventsStream: StreamQueryFactory<InvoicingStreamRunEventsInput, TimelineEvent, InvoicingStreamRunEventsError> =
  /* @__PURE__ */ streamQueryFactory(["invoicing", "streamRunEvents"], invoicingStreamRunEvents);

/**
 * Read a run's timeline
 */
export const invoicingGetRunTimelineQuery: QueryFactory<InvoicingGetRunTimelineInput, RunTimeline, InvoicingGetRunTimelineError> =
  /* @__PURE__ */ queryFactory(["invoicing", "getRunTimeline"], invoicingGetRunTimeline);
