// Made by @rawr/openapi-pipeline from openapi/workflows/v1/internal/openapi.json.
// Do not edit; `pnpm build:openapi` remakes it.

import type { BadRequestProblem, ForbiddenProblem, IdempotencyKeyReusedProblem, InternalServerErrorProblem, InvoiceNotFoundProblem, InvoicingCancelRunInput, InvoicingGetRunStatusInput, InvoicingGetRunTimelineInput, InvoicingListRunsInput, InvoicingStreamRunEventsInput, InvoicingTriggerInvoiceReconciliationInput, PayloadTooLargeProblem, ReconciliationResult, RequestTimeoutProblem, RunAlreadyFinishedProblem, RunNotFoundProblem, RunPage, RunTimeline, RuntimeUnavailableProblem, ServiceUnavailableProblem, TimelineEvent, TooManyRequestsProblem, TriggerInvoiceReconciliationOutput, UnauthorizedProblem, UnsupportedMediaTypeProblem, WorkflowRunStatus } from "./types.gen.ts";
import { type ApiError, type Call, type OptionalCall, type OptionalPaginated, type RunOperations, type StreamCall, type TransportFailure, idempotencyKey, operation, paginate, runOperations, stream, unlessEmpty } from "@rawr/client-runtime";

export type InvoicingTriggerInvoiceReconciliationError =
  ApiError<BadRequestProblem> | ApiError<UnauthorizedProblem> | ApiError<ForbiddenProblem> | ApiError<InvoiceNotFoundProblem> | ApiError<RequestTimeoutProblem> | ApiError<IdempotencyKeyReusedProblem> | ApiError<PayloadTooLargeProblem> | ApiError<UnsupportedMediaTypeProblem> | ApiError<TooManyRequestsProblem> | ApiError<InternalServerErrorProblem> | ApiError<ServiceUnavailableProblem> | ApiError<RuntimeUnavailableProblem> | TransportFailure;

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
 * const result = await invoicingTriggerInvoiceReconciliation(api, { invoiceId: "inv-001", requestedBy: "user-123" });
 */
export const invoicingTriggerInvoiceReconciliation: Call<InvoicingTriggerInvoiceReconciliationInput, TriggerInvoiceReconciliationOutput, InvoicingTriggerInvoiceReconciliationError> =
  /* @__PURE__ */ operation("POST /invoicing/reconciliation/trigger >", { prepare: idempotencyKey });

export type InvoicingListRunsError =
  ApiError<BadRequestProblem> | ApiError<UnauthorizedProblem> | ApiError<ForbiddenProblem> | ApiError<TooManyRequestsProblem> | ApiError<InternalServerErrorProblem> | ApiError<ServiceUnavailableProblem> | TransportFailure;

/**
 * List runs
 *
 * Runs of this capability, newest first, a page at a time.
 *
 * `GET /invoicing/runs` · scopes `invoicing:read`
 *
 * Errors: `BAD_REQUEST`, `UNAUTHORIZED`, `FORBIDDEN`, `TOO_MANY_REQUESTS`, `INTERNAL_SERVER_ERROR`, `SERVICE_UNAVAILABLE`.
 *
 * @example
 * const result = await invoicingListRuns(api);
 */
export const invoicingListRuns: OptionalCall<InvoicingListRunsInput, RunPage, InvoicingListRunsError> =
  /* @__PURE__ */ operation("GET /invoicing/runs{?invoiceId,status*,limit,cursor}");

/**
 * Every page of {@link invoicingListRuns}, or every item of every page.
 */
export const invoicingListRunsPages: OptionalPaginated<InvoicingListRunsInput, WorkflowRunStatus, RunPage> =
  /* @__PURE__ */ paginate(invoicingListRuns, { cursor: "cursor", items: "items", next: "nextCursor" });

export type InvoicingGetRunStatusError =
  ApiError<BadRequestProblem> | ApiError<UnauthorizedProblem> | ApiError<ForbiddenProblem> | ApiError<RunNotFoundProblem> | ApiError<TooManyRequestsProblem> | ApiError<InternalServerErrorProblem> | ApiError<ServiceUnavailableProblem> | TransportFailure;

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
 * const result = await invoicingGetRunStatus(api, { runId: "01JD8Z3V6QF4T9K2M7XWNCYB5R" });
 */
export const invoicingGetRunStatus: Call<InvoicingGetRunStatusInput, WorkflowRunStatus, InvoicingGetRunStatusError> =
  /* @__PURE__ */ operation("GET /invoicing/runs/{runId}");

export type InvoicingCancelRunError =
  ApiError<BadRequestProblem> | ApiError<UnauthorizedProblem> | ApiError<ForbiddenProblem> | ApiError<RunNotFoundProblem> | ApiError<RequestTimeoutProblem> | ApiError<RunAlreadyFinishedProblem> | ApiError<PayloadTooLargeProblem> | ApiError<UnsupportedMediaTypeProblem> | ApiError<TooManyRequestsProblem> | ApiError<InternalServerErrorProblem> | ApiError<ServiceUnavailableProblem> | TransportFailure;

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
 * const result = await invoicingCancelRun(api, { runId: "01JD8Z3V6QF4T9K2M7XWNCYB5R", reason: "Duplicate invoice" });
 */
export const invoicingCancelRun: Call<InvoicingCancelRunInput, WorkflowRunStatus, InvoicingCancelRunError> =
  /* @__PURE__ */ operation("POST /invoicing/runs/{runId}/cancel >", { encode: /* @__PURE__ */ unlessEmpty(), idempotent: true });

export type InvoicingStreamRunEventsError =
  ApiError<BadRequestProblem> | ApiError<UnauthorizedProblem> | ApiError<ForbiddenProblem> | ApiError<RunNotFoundProblem> | ApiError<TooManyRequestsProblem> | ApiError<InternalServerErrorProblem> | ApiError<ServiceUnavailableProblem> | TransportFailure;

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
 * for await (const event of invoicingStreamRunEvents(api, { runId: "01JD8Z3V6QF4T9K2M7XWNCYB5R" })) console.log(event);
 */
export const invoicingStreamRunEvents: StreamCall<InvoicingStreamRunEventsInput, TimelineEvent, WorkflowRunStatus, InvoicingStreamRunEventsError> =
  /* @__PURE__ */ stream("GET /invoicing/runs/{runId}/events", { terminal: true });

export type InvoicingGetRunTimelineError =
  ApiError<BadRequestProblem> | ApiError<UnauthorizedProblem> | ApiError<ForbiddenProblem> | ApiError<RunNotFoundProblem> | ApiError<TooManyRequestsProblem> | ApiError<InternalServerErrorProblem> | ApiError<ServiceUnavailableProblem> | TransportFailure;

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
 * const result = await invoicingGetRunTimeline(api, { runId: "01JD8Z3V6QF4T9K2M7XWNCYB5R" });
 */
export const invoicingGetRunTimeline: Call<InvoicingGetRunTimelineInput, RunTimeline, InvoicingGetRunTimelineError> =
  /* @__PURE__ */ operation("GET /invoicing/runs/{runId}/timeline{?after}");

/**
 * What can be done with a run whose id is known.
 */
export const invoicingRuns: RunOperations<WorkflowRunStatus, RunTimeline, TimelineEvent, ReconciliationResult, InvoicingGetRunStatusError | InvoicingGetRunTimelineError | InvoicingStreamRunEventsError | InvoicingCancelRunError, Omit<InvoicingGetRunTimelineInput, "runId">, Omit<InvoicingCancelRunInput, "runId">> =
  /* @__PURE__ */ runOperations({ status: [invoicingGetRunStatus, "runId"], timeline: [invoicingGetRunTimeline, "runId"], events: [invoicingStreamRunEvents, "runId"], cancel: [invoicingCancelRun, "runId"], result: "output" });
