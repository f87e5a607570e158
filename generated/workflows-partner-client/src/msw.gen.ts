// Made by @rawr/openapi-pipeline from openapi/workflows/v1/partner/openapi.json.
// Do not edit; `pnpm build:openapi` remakes it.

import type { BadRequestProblem, ForbiddenProblem, IdempotencyKeyReusedProblem, InternalServerErrorProblem, InvoiceNotFoundProblem, PayloadTooLargeProblem, RequestTimeoutProblem, RunAlreadyFinishedProblem, RunNotFoundProblem, RunTimeline, RuntimeUnavailableProblem, ServiceUnavailableProblem, TimelineEvent, TooManyRequestsProblem, TriggerInvoiceReconciliationOutput, UnauthorizedProblem, UnsupportedMediaTypeProblem, WorkflowRunStatus } from "./types.gen.ts";
import { type MockCall, type MockError, type MockEvents, type MockHandler, type MockOverride, type MockReply, mockError, mockHandler, mockStream } from "@rawr/client-runtime/msw";
import { type HttpHandler, http } from "msw";

export type { MockCall, MockError, MockEvents, MockHandler, MockOverride };

/**
 * Answers POST /invoicing/reconciliation/trigger as the document's example does.
 */
export const invoicingTriggerInvoiceReconciliationHandler: MockHandler<HttpHandler, TriggerInvoiceReconciliationOutput, never> =
  /* @__PURE__ */ mockHandler(http, "POST /invoicing/reconciliation/trigger", { status: 202, type: "application/json", body: { accepted: true, runId: "01JD8Z3V6QF4T9K2M7XWNCYB5R" } });

const badRequestProblemReply: MockReply = { status: 400, type: "application/problem+json", body: { type: "urn:problem:bad-request", title: "The request is not valid", status: 400, code: "BAD_REQUEST", data: { issues: [{ path: [], message: "must not be empty" }] } } };

const unauthorizedProblemReply: MockReply = { status: 401, type: "application/problem+json", body: { type: "urn:problem:unauthorized", title: "The caller is not known", status: 401, code: "UNAUTHORIZED" } };

const forbiddenProblemReply: MockReply = { status: 403, type: "application/problem+json", body: { type: "urn:problem:forbidden", title: "The caller may not do this", status: 403, code: "FORBIDDEN" } };

const invoiceNotFoundProblemReply: MockReply = { status: 404, type: "application/problem+json", body: { type: "urn:problem:invoice-not-found", title: "There is no such invoice", status: 404, code: "INVOICE_NOT_FOUND", data: { invoiceId: "inv-001" } } };

const requestTimeoutProblemReply: MockReply = { status: 408, type: "application/problem+json", body: { type: "urn:problem:request-timeout", title: "The request took too long to arrive", status: 408, code: "REQUEST_TIMEOUT" } };

const idempotencyKeyReusedProblemReply: MockReply = { status: 409, type: "application/problem+json", body: { type: "urn:problem:idempotency-key-reused", title: "The idempotency key was used with another request", status: 409, code: "IDEMPOTENCY_KEY_REUSED", data: { runId: "01JD8Z3V6QF4T9K2M7XWNCYB5R" } } };

const payloadTooLargeProblemReply: MockReply = { status: 413, type: "application/problem+json", body: { type: "urn:problem:payload-too-large", title: "The body is too large", status: 413, code: "PAYLOAD_TOO_LARGE" } };

const unsupportedMediaTypeProblemReply: MockReply = { status: 415, type: "application/problem+json", body: { type: "urn:problem:unsupported-media-type", title: "The body is not JSON", status: 415, code: "UNSUPPORTED_MEDIA_TYPE" } };

const tooManyRequestsProblemReply: MockReply = { status: 429, type: "application/problem+json", body: { type: "urn:problem:too-many-requests", title: "The caller asks too often", status: 429, code: "TOO_MANY_REQUESTS" } };

const internalServerErrorProblemReply: MockReply = { status: 500, type: "application/problem+json", body: { type: "urn:problem:internal-server-error", title: "The server made a mistake", status: 500, code: "INTERNAL_SERVER_ERROR" } };

const serviceUnavailableProblemReply: MockReply = { status: 503, type: "application/problem+json", body: { type: "urn:problem:service-unavailable", title: "The server cannot answer now", status: 503, code: "SERVICE_UNAVAILABLE" } };

const runtimeUnavailableProblemReply: MockReply = { status: 503, type: "application/problem+json", body: { type: "urn:problem:runtime-unavailable", title: "The workflow runtime does not accept runs", status: 503, code: "RUNTIME_UNAVAILABLE" } };

/**
 * Answers POST /invoicing/reconciliation/trigger with an error of the document, by its code.
 */
export const invoicingTriggerInvoiceReconciliationError: MockError<{
  BAD_REQUEST: BadRequestProblem;
  UNAUTHORIZED: UnauthorizedProblem;
  FORBIDDEN: ForbiddenProblem;
  INVOICE_NOT_FOUND: InvoiceNotFoundProblem;
  REQUEST_TIMEOUT: RequestTimeoutProblem;
  IDEMPOTENCY_KEY_REUSED: IdempotencyKeyReusedProblem;
  PAYLOAD_TOO_LARGE: PayloadTooLargeProblem;
  UNSUPPORTED_MEDIA_TYPE: UnsupportedMediaTypeProblem;
  TOO_MANY_REQUESTS: TooManyRequestsProblem;
  INTERNAL_SERVER_ERROR: InternalServerErrorProblem;
  SERVICE_UNAVAILABLE: ServiceUnavailableProblem;
  RUNTIME_UNAVAILABLE: RuntimeUnavailableProblem;
}> = /* @__PURE__ */ mockError({
  BAD_REQUEST: badRequestProblemReply,
  UNAUTHORIZED: unauthorizedProblemReply,
  FORBIDDEN: forbiddenProblemReply,
  INVOICE_NOT_FOUND: invoiceNotFoundProblemReply,
  REQUEST_TIMEOUT: requestTimeoutProblemReply,
  IDEMPOTENCY_KEY_REUSED: idempotencyKeyReusedProblemReply,
  PAYLOAD_TOO_LARGE: payloadTooLargeProblemReply,
  UNSUPPORTED_MEDIA_TYPE: unsupportedMediaTypeProblemReply,
  TOO_MANY_REQUESTS: tooManyRequestsProblemReply,
  INTERNAL_SERVER_ERROR: internalServerErrorProblemReply,
  SERVICE_UNAVAILABLE: serviceUnavailableProblemReply,
  RUNTIME_UNAVAILABLE: runtimeUnavailableProblemReply,
});

/**
 * Answers GET /invoicing/runs/{runId} as the document's example does.
 */
export const invoicingGetRunStatusHandler: MockHandler<HttpHandler, WorkflowRunStatus, "runId"> =
  /* @__PURE__ */ mockHandler(http, "GET /invoicing/runs/{runId}", { status: 200, type: "application/json", body: { runId: "01JD8Z3V6QF4T9K2M7XWNCYB5R", invoiceId: "inv-001", createdAt: "2026-11-20T09:30:00Z", updatedAt: "2026-11-20T09:30:00Z", status: "queued", isTerminal: false, startedAt: "2026-11-20T09:30:00Z" } });

const runNotFoundProblemReply: MockReply = { status: 404, type: "application/problem+json", body: { type: "urn:problem:run-not-found", title: "There is no such run", status: 404, code: "RUN_NOT_FOUND", data: { runId: "01JD8Z3V6QF4T9K2M7XWNCYB5R" } } };

/**
 * Answers GET /invoicing/runs/{runId} with an error of the document, by its code.
 */
export const invoicingGetRunStatusError: MockError<{
  BAD_REQUEST: BadRequestProblem;
  UNAUTHORIZED: UnauthorizedProblem;
  FORBIDDEN: ForbiddenProblem;
  RUN_NOT_FOUND: RunNotFoundProblem;
  TOO_MANY_REQUESTS: TooManyRequestsProblem;
  INTERNAL_SERVER_ERROR: InternalServerErrorProblem;
  SERVICE_UNAVAILABLE: ServiceUnavailableProblem;
}> = /* @__PURE__ */ mockError({
  BAD_REQUEST: badRequestProblemReply,
  UNAUTHORIZED: unauthorizedProblemReply,
  FORBIDDEN: forbiddenProblemReply,
  RUN_NOT_FOUND: runNotFoundProblemReply,
  TOO_MANY_REQUESTS: tooManyRequestsProblemReply,
  INTERNAL_SERVER_ERROR: internalServerErrorProblemReply,
  SERVICE_UNAVAILABLE: serviceUnavailableProblemReply,
});

/**
 * Answers POST /invoicing/runs/{runId}/cancel as the document's example does.
 */
export const invoicingCancelRunHandler: MockHandler<HttpHandler, WorkflowRunStatus, "runId"> =
  /* @__PURE__ */ mockHandler(http, "POST /invoicing/runs/{runId}/cancel", { status: 200, type: "application/json", body: { runId: "01JD8Z3V6QF4T9K2M7XWNCYB5R", invoiceId: "inv-001", createdAt: "2026-11-20T09:30:00Z", updatedAt: "2026-11-20T09:30:00Z", status: "queued", isTerminal: false, startedAt: "2026-11-20T09:30:00Z" } });

const runAlreadyFinishedProblemReply: MockReply = { status: 409, type: "application/problem+json", body: { type: "urn:problem:run-already-finished", title: "The run has ended already", status: 409, code: "RUN_ALREADY_FINISHED", data: { runId: "01JD8Z3V6QF4T9K2M7XWNCYB5R" } } };

/**
 * Answers POST /invoicing/runs/{runId}/cancel with an error of the document, by its code.
 */
export const invoicingCancelRunError: MockError<{
  BAD_REQUEST: BadRequestProblem;
  UNAUTHORIZED: UnauthorizedProblem;
  FORBIDDEN: ForbiddenProblem;
  RUN_NOT_FOUND: RunNotFoundProblem;
  REQUEST_TIMEOUT: RequestTimeoutProblem;
  RUN_ALREADY_FINISHED: RunAlreadyFinishedProblem;
  PAYLOAD_TOO_LARGE: PayloadTooLargeProblem;
  UNSUPPORTED_MEDIA_TYPE: UnsupportedMediaTypeProblem;
  TOO_MANY_REQUESTS: TooManyRequestsProblem;
  INTERNAL_SERVER_ERROR: InternalServerErrorProblem;
  SERVICE_UNAVAILABLE: ServiceUnavailableProblem;
}> = /* @__PURE__ */ mockError({
  BAD_REQUEST: badRequestProblemReply,
  UNAUTHORIZED: unauthorizedProblemReply,
  FORBIDDEN: forbiddenProblemReply,
  RUN_NOT_FOUND: runNotFoundProblemReply,
  REQUEST_TIMEOUT: requestTimeoutProblemReply,
  RUN_ALREADY_FINISHED: runAlreadyFinishedProblemReply,
  PAYLOAD_TOO_LARGE: payloadTooLargeProblemReply,
  UNSUPPORTED_MEDIA_TYPE: unsupportedMediaTypeProblemReply,
  TOO_MANY_REQUESTS: tooManyRequestsProblemReply,
  INTERNAL_SERVER_ERROR: internalServerErrorProblemReply,
  SERVICE_UNAVAILABLE: serviceUnavailableProblemReply,
});

/**
 * Answers GET /invoicing/runs/{runId}/events as the document's example does.
 */
export const invoicingStreamRunEventsHandler: MockHandler<HttpHandler, MockEvents<TimelineEvent, WorkflowRunStatus>, "runId"> =
  /* @__PURE__ */ mockStream(http, "GET /invoicing/runs/{runId}/events", { items: [{ sequence: 1, at: "2026-11-20T09:30:00Z", type: "run.queued" }, { sequence: 1, at: "2026-11-20T09:30:00Z", type: "step.started", step: "invoice/reconcile", attempt: 1 }, { sequence: 1, at: "2026-11-20T09:30:00Z", type: "step.failed", step: "invoice/reconcile", attempt: 1, failure: { code: "LEDGER_UNAVAILABLE", message: "The ledger did not answer." }, willRetry: true }, { sequence: 1, at: "2026-11-20T09:30:00Z", type: "run.completed" }], end: { runId: "01JD8Z3V6QF4T9K2M7XWNCYB5R", invoiceId: "inv-001", createdAt: "2026-11-20T09:30:00Z", updatedAt: "2026-11-20T09:30:00Z", status: "queued", isTerminal: false } });

/**
 * Answers GET /invoicing/runs/{runId}/events with an error of the document, by its code.
 */
export const invoicingStreamRunEventsError: MockError<{
  BAD_REQUEST: BadRequestProblem;
  UNAUTHORIZED: UnauthorizedProblem;
  FORBIDDEN: ForbiddenProblem;
  RUN_NOT_FOUND: RunNotFoundProblem;
  TOO_MANY_REQUESTS: TooManyRequestsProblem;
  INTERNAL_SERVER_ERROR: InternalServerErrorProblem;
  SERVICE_UNAVAILABLE: ServiceUnavailableProblem;
}> = /* @__PURE__ */ mockError({
  BAD_REQUEST: badRequestProblemReply,
  UNAUTHORIZED: unauthorizedProblemReply,
  FORBIDDEN: forbiddenProblemReply,
  RUN_NOT_FOUND: runNotFoundProblemReply,
  TOO_MANY_REQUESTS: tooManyRequestsProblemReply,
  INTERNAL_SERVER_ERROR: internalServerErrorProblemReply,
  SERVICE_UNAVAILABLE: serviceUnavailableProblemReply,
});

/**
 * Answers GET /invoicing/runs/{runId}/timeline as the document's example does.
 */
export const invoicingGetRunTimelineHandler: MockHandler<HttpHandler, RunTimeline, "runId"> =
  /* @__PURE__ */ mockHandler(http, "GET /invoicing/runs/{runId}/timeline", { status: 200, type: "application/json", body: { runId: "01JD8Z3V6QF4T9K2M7XWNCYB5R", events: [{ sequence: 1, at: "2026-11-20T09:30:00Z", type: "run.queued" }] } });

/**
 * Answers GET /invoicing/runs/{runId}/timeline with an error of the document, by its code.
 */
export const invoicingGetRunTimelineError: MockError<{
  BAD_REQUEST: BadRequestProblem;
  UNAUTHORIZED: UnauthorizedProblem;
  FORBIDDEN: ForbiddenProblem;
  RUN_NOT_FOUND: RunNotFoundProblem;
  TOO_MANY_REQUESTS: TooManyRequestsProblem;
  INTERNAL_SERVER_ERROR: InternalServerErrorProblem;
  SERVICE_UNAVAILABLE: ServiceUnavailableProblem;
}> = /* @__PURE__ */ mockError({
  BAD_REQUEST: badRequestProblemReply,
  UNAUTHORIZED: unauthorizedProblemReply,
  FORBIDDEN: forbiddenProblemReply,
  RUN_NOT_FOUND: runNotFoundProblemReply,
  TOO_MANY_REQUESTS: tooManyRequestsProblemReply,
  INTERNAL_SERVER_ERROR: internalServerErrorProblemReply,
  SERVICE_UNAVAILABLE: serviceUnavailableProblemReply,
});

/**
 * What answers instead of the examples, by the name of the operation's function.
 */
export interface Overrides {
  readonly invoicingTriggerInvoiceReconciliation?: MockOverride<TriggerInvoiceReconciliationOutput, never> | undefined;
  readonly invoicingGetRunStatus?: MockOverride<WorkflowRunStatus, "runId"> | undefined;
  readonly invoicingCancelRun?: MockOverride<WorkflowRunStatus, "runId"> | undefined;
  readonly invoicingStreamRunEvents?: MockOverride<MockEvents<TimelineEvent, WorkflowRunStatus>, "runId"> | undefined;
  readonly invoicingGetRunTimeline?: MockOverride<RunTimeline, "runId"> | undefined;
}

/**
 * A handler for each operation. `baseUrl` is the client's; of two paths that match, the one with fewer parameters is asked first.
 */
export function handlers(baseUrl: string | URL, overrides: Overrides = {}): HttpHandler[] {
  return [
    invoicingTriggerInvoiceReconciliationHandler(baseUrl, overrides.invoicingTriggerInvoiceReconciliation),
    invoicingGetRunStatusHandler(baseUrl, overrides.invoicingGetRunStatus),
    invoicingCancelRunHandler(baseUrl, overrides.invoicingCancelRun),
    invoicingStreamRunEventsHandler(baseUrl, overrides.invoicingStreamRunEvents),
    invoicingGetRunTimelineHandler(baseUrl, overrides.invoicingGetRunTimeline),
  ];
}
