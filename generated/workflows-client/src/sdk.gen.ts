// Made by @rawr/openapi-pipeline with @hey-api/openapi-ts 0.99.0 from openapi/workflows/v1/internal/openapi.json.
// Do not edit; `pnpm build:openapi` remakes it.

import { client } from "./client.gen.ts";
import type { Client, ClientMeta, Options as Options2, RequestResult, ServerSentEventsResult, TDataShape } from "./client/index.ts";
import type { InvoicingCancelRunData, InvoicingCancelRunErrors, InvoicingCancelRunResponses, InvoicingGetRunStatusData, InvoicingGetRunStatusErrors, InvoicingGetRunStatusResponses, InvoicingGetRunTimelineData, InvoicingGetRunTimelineErrors, InvoicingGetRunTimelineResponses, InvoicingListRunsData, InvoicingListRunsErrors, InvoicingListRunsResponses, InvoicingStreamRunEventsData, InvoicingStreamRunEventsErrors, InvoicingStreamRunEventsResponse, InvoicingStreamRunEventsResponses, InvoicingTriggerInvoiceReconciliationData, InvoicingTriggerInvoiceReconciliationErrors, InvoicingTriggerInvoiceReconciliationResponses } from "./types.gen.ts";

export type Options<TData extends TDataShape = TDataShape, ThrowOnError extends boolean = boolean, TResponse = unknown> = Options2<TData, ThrowOnError, TResponse> & {
    /**
     * You can provide a client instance returned by `createClient()` instead of
     * individual options. This might be also useful if you want to implement a
     * custom client.
     */
    client?: Client;
    /**
     * You can pass arbitrary values through the `meta` object. This can be
     * used to access values that aren't defined as part of the SDK function.
     */
    meta?: keyof ClientMeta extends never ? Record<string, unknown> : ClientMeta;
};

/**
 * Reconcile an invoice
 *
 * Records a run and answers at once. Repeating the request with the same `Idempotency-Key` answers with the same run.
 */
export const invoicingTriggerInvoiceReconciliation = <ThrowOnError extends boolean = false>(options: Options<InvoicingTriggerInvoiceReconciliationData, ThrowOnError>): RequestResult<InvoicingTriggerInvoiceReconciliationResponses, InvoicingTriggerInvoiceReconciliationErrors, ThrowOnError> => (options.client ?? client).post<InvoicingTriggerInvoiceReconciliationResponses, InvoicingTriggerInvoiceReconciliationErrors, ThrowOnError>({
    security: [{
            in: 'cookie',
            name: 'session',
            type: 'apiKey'
        }, { scheme: 'bearer', type: 'http' }],
    url: '/invoicing/reconciliation/trigger',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * List runs
 *
 * Runs of this capability, newest first, a page at a time.
 */
export const invoicingListRuns = <ThrowOnError extends boolean = false>(options?: Options<InvoicingListRunsData, ThrowOnError>): RequestResult<InvoicingListRunsResponses, InvoicingListRunsErrors, ThrowOnError> => (options?.client ?? client).get<InvoicingListRunsResponses, InvoicingListRunsErrors, ThrowOnError>({
    security: [{
            in: 'cookie',
            name: 'session',
            type: 'apiKey'
        }, { scheme: 'bearer', type: 'http' }],
    url: '/invoicing/runs',
    ...options
});

/**
 * Look at a run
 *
 * The run's status, with its result once it has completed.
 */
export const invoicingGetRunStatus = <ThrowOnError extends boolean = false>(options: Options<InvoicingGetRunStatusData, ThrowOnError>): RequestResult<InvoicingGetRunStatusResponses, InvoicingGetRunStatusErrors, ThrowOnError> => (options.client ?? client).get<InvoicingGetRunStatusResponses, InvoicingGetRunStatusErrors, ThrowOnError>({
    security: [{
            in: 'cookie',
            name: 'session',
            type: 'apiKey'
        }, { scheme: 'bearer', type: 'http' }],
    url: '/invoicing/runs/{runId}',
    ...options
});

/**
 * Cancel a run
 *
 * Ends the run before its next step and answers with its final status.
 */
export const invoicingCancelRun = <ThrowOnError extends boolean = false>(options: Options<InvoicingCancelRunData, ThrowOnError>): RequestResult<InvoicingCancelRunResponses, InvoicingCancelRunErrors, ThrowOnError> => (options.client ?? client).post<InvoicingCancelRunResponses, InvoicingCancelRunErrors, ThrowOnError>({
    security: [{
            in: 'cookie',
            name: 'session',
            type: 'apiKey'
        }, { scheme: 'bearer', type: 'http' }],
    url: '/invoicing/runs/{runId}/cancel',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Follow a run
 *
 * Server-sent events: the run's timeline as it grows. Each event's id is its sequence number; the stream resumes after `Last-Event-ID` and ends with the final status.
 */
export const invoicingStreamRunEvents = <ThrowOnError extends boolean = false>(options: Options<InvoicingStreamRunEventsData, ThrowOnError, InvoicingStreamRunEventsResponse>): Promise<ServerSentEventsResult<InvoicingStreamRunEventsResponses>> => (options.client ?? client).sse.get<InvoicingStreamRunEventsResponses, InvoicingStreamRunEventsErrors, ThrowOnError>({
    security: [{
            in: 'cookie',
            name: 'session',
            type: 'apiKey'
        }, { scheme: 'bearer', type: 'http' }],
    url: '/invoicing/runs/{runId}/events',
    ...options
});

/**
 * Read a run's timeline
 *
 * Everything that has happened to the run so far, or what happened after a given event.
 */
export const invoicingGetRunTimeline = <ThrowOnError extends boolean = false>(options: Options<InvoicingGetRunTimelineData, ThrowOnError>): RequestResult<InvoicingGetRunTimelineResponses, InvoicingGetRunTimelineErrors, ThrowOnError> => (options.client ?? client).get<InvoicingGetRunTimelineResponses, InvoicingGetRunTimelineErrors, ThrowOnError>({
    security: [{
            in: 'cookie',
            name: 'session',
            type: 'apiKey'
        }, { scheme: 'bearer', type: 'http' }],
    url: '/invoicing/runs/{runId}/timeline',
    ...options
});
