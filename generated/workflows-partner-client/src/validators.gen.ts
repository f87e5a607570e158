// Made by @rawr/openapi-pipeline from openapi/workflows/v1/partner/openapi.json.
// Do not edit; `pnpm build:openapi` remakes it.

import type { BadRequestProblem, ForbiddenProblem, IdempotencyKeyReusedProblem, InternalServerErrorProblem, InvoiceNotFoundProblem, InvoicingCancelRunInput, InvoicingGetRunStatusInput, InvoicingGetRunTimelineInput, InvoicingStreamRunEventsInput, InvoicingTriggerInvoiceReconciliationInput, PayloadTooLargeProblem, RequestTimeoutProblem, RunAlreadyFinishedProblem, RunNotFoundProblem, RunTimeline, RuntimeUnavailableProblem, ServiceUnavailableProblem, TimelineEvent, TooManyRequestsProblem, TriggerInvoiceReconciliationOutput, UnauthorizedProblem, UnsupportedMediaTypeProblem, WorkflowRunStatus } from "./types.gen.ts";
import { type SchemaValidator, type ValidationSchema, type Validators, schemaValidator } from "@rawr/client-runtime";

export type { SchemaValidator };

const invoiceIdSchema: ValidationSchema = { type: "string", minLength: 1, maxLength: 64 };

const triggerInvoiceReconciliationInputSchema: ValidationSchema = { type: "object", required: ["invoiceId"], properties: { invoiceId: { $ref: () => invoiceIdSchema } }, additionalProperties: false };

export const invoicingTriggerInvoiceReconciliationInput: SchemaValidator<InvoicingTriggerInvoiceReconciliationInput> = /* @__PURE__ */ schemaValidator({ $ref: () => triggerInvoiceReconciliationInputSchema });

const runIdSchema: ValidationSchema = { type: "string", pattern: "^[0-7][0-9A-HJKMNP-TV-Z]{25}$" };

const triggerInvoiceReconciliationOutputSchema: ValidationSchema = { type: "object", required: ["accepted", "runId"], properties: { accepted: { type: "boolean", const: true }, runId: { $ref: () => runIdSchema } } };

export const invoicingTriggerInvoiceReconciliationOutput: SchemaValidator<TriggerInvoiceReconciliationOutput> = /* @__PURE__ */ schemaValidator({ $ref: () => triggerInvoiceReconciliationOutputSchema });

const badRequestProblemSchema: ValidationSchema = { type: "object", required: ["type", "title", "status", "code", "data"], properties: { type: { type: "string", const: "urn:problem:bad-request" }, title: { type: "string" }, status: { type: "integer", const: 400 }, detail: { type: "string" }, instance: { type: "string" }, code: { type: "string", const: "BAD_REQUEST" }, data: { type: "object", required: ["issues"], properties: { issues: { type: "array", items: { type: "object", required: ["path", "message"], properties: { path: { type: "array", items: { anyOf: [{ type: "string" }, { type: "integer" }] } }, message: { type: "string" } } } } } } } };

const unauthorizedProblemSchema: ValidationSchema = { type: "object", required: ["type", "title", "status", "code"], properties: { type: { type: "string", const: "urn:problem:unauthorized" }, title: { type: "string" }, status: { type: "integer", const: 401 }, detail: { type: "string" }, instance: { type: "string" }, code: { type: "string", const: "UNAUTHORIZED" } } };

const forbiddenProblemSchema: ValidationSchema = { type: "object", required: ["type", "title", "status", "code"], properties: { type: { type: "string", const: "urn:problem:forbidden" }, title: { type: "string" }, status: { type: "integer", const: 403 }, detail: { type: "string" }, instance: { type: "string" }, code: { type: "string", const: "FORBIDDEN" } } };

const invoiceNotFoundProblemSchema: ValidationSchema = { type: "object", required: ["type", "title", "status", "code", "data"], properties: { type: { type: "string", const: "urn:problem:invoice-not-found" }, title: { type: "string" }, status: { type: "integer", const: 404 }, detail: { type: "string" }, instance: { type: "string" }, code: { type: "string", const: "INVOICE_NOT_FOUND" }, data: { type: "object", required: ["invoiceId"], properties: { invoiceId: { $ref: () => invoiceIdSchema } } } } };

const requestTimeoutProblemSchema: ValidationSchema = { type: "object", required: ["type", "title", "status", "code"], properties: { type: { type: "string", const: "urn:problem:request-timeout" }, title: { type: "string" }, status: { type: "integer", const: 408 }, detail: { type: "string" }, instance: { type: "string" }, code: { type: "string", const: "REQUEST_TIMEOUT" } } };

const idempotencyKeyReusedProblemSchema: ValidationSchema = { type: "object", required: ["type", "title", "status", "code", "data"], properties: { type: { type: "string", const: "urn:problem:idempotency-key-reused" }, title: { type: "string" }, status: { type: "integer", const: 409 }, detail: { type: "string" }, instance: { type: "string" }, code: { type: "string", const: "IDEMPOTENCY_KEY_REUSED" }, data: { type: "object", required: ["runId"], properties: { runId: { $ref: () => runIdSchema } } } } };

const payloadTooLargeProblemSchema: ValidationSchema = { type: "object", required: ["type", "title", "status", "code"], properties: { type: { type: "string", const: "urn:problem:payload-too-large" }, title: { type: "string" }, status: { type: "integer", const: 413 }, detail: { type: "string" }, instance: { type: "string" }, code: { type: "string", const: "PAYLOAD_TOO_LARGE" } } };

const unsupportedMediaTypeProblemSchema: ValidationSchema = { type: "object", required: ["type", "title", "status", "code"], properties: { type: { type: "string", const: "urn:problem:unsupported-media-type" }, title: { type: "string" }, status: { type: "integer", const: 415 }, detail: { type: "string" }, instance: { type: "string" }, code: { type: "string", const: "UNSUPPORTED_MEDIA_TYPE" } } };

const tooManyRequestsProblemSchema: ValidationSchema = { type: "object", required: ["type", "title", "status", "code"], properties: { type: { type: "string", const: "urn:problem:too-many-requests" }, title: { type: "string" }, status: { type: "integer", const: 429 }, detail: { type: "string" }, instance: { type: "string" }, code: { type: "string", const: "TOO_MANY_REQUESTS" } } };

const internalServerErrorProblemSchema: ValidationSchema = { type: "object", required: ["type", "title", "status", "code"], properties: { type: { type: "string", const: "urn:problem:internal-server-error" }, title: { type: "string" }, status: { type: "integer", const: 500 }, detail: { type: "string" }, instance: { type: "string" }, code: { type: "string", const: "INTERNAL_SERVER_ERROR" } } };

const serviceUnavailableProblemSchema: ValidationSchema = { type: "object", required: ["type", "title", "status", "code"], properties: { type: { type: "string", const: "urn:problem:service-unavailable" }, title: { type: "string" }, status: { type: "integer", const: 503 }, detail: { type: "string" }, instance: { type: "string" }, code: { type: "string", const: "SERVICE_UNAVAILABLE" } } };

const runtimeUnavailableProblemSchema: ValidationSchema = { type: "object", required: ["type", "title", "status", "code"], properties: { type: { type: "string", const: "urn:problem:runtime-unavailable" }, title: { type: "string" }, status: { type: "integer", const: 503 }, detail: { type: "string" }, instance: { type: "string" }, code: { type: "string", const: "RUNTIME_UNAVAILABLE" } } };

export const invoicingTriggerInvoiceReconciliationError: SchemaValidator<BadRequestProblem | UnauthorizedProblem | ForbiddenProblem | InvoiceNotFoundProblem | RequestTimeoutProblem | IdempotencyKeyReusedProblem | PayloadTooLargeProblem | UnsupportedMediaTypeProblem | TooManyRequestsProblem | InternalServerErrorProblem | ServiceUnavailableProblem | RuntimeUnavailableProblem> = /* @__PURE__ */ schemaValidator({ anyOf: [{ $ref: () => badRequestProblemSchema }, { $ref: () => unauthorizedProblemSchema }, { $ref: () => forbiddenProblemSchema }, { $ref: () => invoiceNotFoundProblemSchema }, { $ref: () => requestTimeoutProblemSchema }, { $ref: () => idempotencyKeyReusedProblemSchema }, { $ref: () => payloadTooLargeProblemSchema }, { $ref: () => unsupportedMediaTypeProblemSchema }, { $ref: () => tooManyRequestsProblemSchema }, { $ref: () => internalServerErrorProblemSchema }, { $ref: () => serviceUnavailableProblemSchema }, { $ref: () => runtimeUnavailableProblemSchema }] });

export const invoicingGetRunStatusInput: SchemaValidator<InvoicingGetRunStatusInput> = /* @__PURE__ */ schemaValidator({ type: "object", properties: { runId: { $ref: () => runIdSchema } }, required: ["runId"] });

const activeRunSchema: ValidationSchema = { type: "object", required: ["runId", "invoiceId", "createdAt", "updatedAt", "status", "isTerminal"], properties: { runId: { $ref: () => runIdSchema }, invoiceId: { $ref: () => invoiceIdSchema }, createdAt: { type: "string" }, updatedAt: { type: "string" }, status: { type: "string", enum: ["queued", "running", "waiting"] }, isTerminal: { type: "boolean", const: false }, startedAt: { type: "string" } } };

const currencySchema: ValidationSchema = { type: "string", pattern: "^[A-Z]{3}$" };

const paymentMatchSchema: ValidationSchema = { type: "object", required: ["paymentId", "amountCents", "rule", "valueDate"], properties: { paymentId: { type: "string", minLength: 1 }, amountCents: { type: "integer" }, rule: { type: ["string"] }, valueDate: { type: "string" } } };

const adjustmentSchema: ValidationSchema = { type: "object", required: ["kind", "amountCents"], properties: { kind: { type: ["string"] }, amountCents: { type: "integer" }, paymentId: { type: "string", minLength: 1 } } };

const reconciliationResultSchema: ValidationSchema = { type: "object", required: ["invoiceId", "outcome", "invoicedCents", "matchedCents", "matchedPaymentIds", "currency", "matches", "adjustments"], properties: { invoiceId: { $ref: () => invoiceIdSchema }, outcome: { type: ["string"] }, invoicedCents: { type: "integer" }, matchedCents: { type: "integer" }, matchedPaymentIds: { type: "array", items: { type: "string", minLength: 1 } }, currency: { $ref: () => currencySchema }, matches: { type: "array", items: { $ref: () => paymentMatchSchema } }, adjustments: { type: "array", items: { $ref: () => adjustmentSchema } } } };

const completedRunSchema: ValidationSchema = { type: "object", required: ["runId", "invoiceId", "createdAt", "updatedAt", "status", "isTerminal", "startedAt", "finishedAt", "output"], properties: { runId: { $ref: () => runIdSchema }, invoiceId: { $ref: () => invoiceIdSchema }, createdAt: { type: "string" }, updatedAt: { type: "string" }, status: { type: "string", const: "completed" }, isTerminal: { type: "boolean", const: true }, startedAt: { type: "string" }, finishedAt: { type: "string" }, output: { $ref: () => reconciliationResultSchema } } };

const runFailureSchema: ValidationSchema = { type: "object", required: ["code", "message"], properties: { code: { type: "string", minLength: 1 }, message: { type: "string" }, step: { type: "string" } } };

const failedRunSchema: ValidationSchema = { type: "object", required: ["runId", "invoiceId", "createdAt", "updatedAt", "status", "isTerminal", "finishedAt", "failure"], properties: { runId: { $ref: () => runIdSchema }, invoiceId: { $ref: () => invoiceIdSchema }, createdAt: { type: "string" }, updatedAt: { type: "string" }, status: { type: "string", const: "failed" }, isTerminal: { type: "boolean", const: true }, startedAt: { type: "string" }, finishedAt: { type: "string" }, failure: { $ref: () => runFailureSchema } } };

const cancelledRunSchema: ValidationSchema = { type: "object", required: ["runId", "invoiceId", "createdAt", "updatedAt", "status", "isTerminal", "finishedAt"], properties: { runId: { $ref: () => runIdSchema }, invoiceId: { $ref: () => invoiceIdSchema }, createdAt: { type: "string" }, updatedAt: { type: "string" }, status: { type: "string", const: "cancelled" }, isTerminal: { type: "boolean", const: true }, startedAt: { type: "string" }, finishedAt: { type: "string" }, reason: { type: "string" } } };

const workflowRunStatusSchema: ValidationSchema = { anyOf: [{ $ref: () => activeRunSchema }, { $ref: () => completedRunSchema }, { $ref: () => failedRunSchema }, { $ref: () => cancelledRunSchema }] };

export const invoicingGetRunStatusOutput: SchemaValidator<WorkflowRunStatus> = /* @__PURE__ */ schemaValidator({ $ref: () => workflowRunStatusSchema });

const runNotFoundProblemSchema: ValidationSchema = { type: "object", required: ["type", "title", "status", "code", "data"], properties: { type: { type: "string", const: "urn:problem:run-not-found" }, title: { type: "string" }, status: { type: "integer", const: 404 }, detail: { type: "string" }, instance: { type: "string" }, code: { type: "string", const: "RUN_NOT_FOUND" }, data: { type: "object", required: ["runId"], properties: { runId: { $ref: () => runIdSchema } } } } };

export const invoicingGetRunStatusError: SchemaValidator<BadRequestProblem | UnauthorizedProblem | ForbiddenProblem | RunNotFoundProblem | TooManyRequestsProblem | InternalServerErrorProblem | ServiceUnavailableProblem> = /* @__PURE__ */ schemaValidator({ anyOf: [{ $ref: () => badRequestProblemSchema }, { $ref: () => unauthorizedProblemSchema }, { $ref: () => forbiddenProblemSchema }, { $ref: () => runNotFoundProblemSchema }, { $ref: () => tooManyRequestsProblemSchema }, { $ref: () => internalServerErrorProblemSchema }, { $ref: () => serviceUnavailableProblemSchema }] });

export const invoicingCancelRunInput: SchemaValidator<InvoicingCancelRunInput> = /* @__PURE__ */ schemaValidator({ type: "object", properties: { runId: { $ref: () => runIdSchema }, reason: { type: "string", maxLength: 500 } }, required: ["runId"] });

export const invoicingCancelRunOutput: SchemaValidator<WorkflowRunStatus> = /* @__PURE__ */ schemaValidator({ $ref: () => workflowRunStatusSchema });

const runAlreadyFinishedProblemSchema: ValidationSchema = { type: "object", required: ["type", "title", "status", "code", "data"], properties: { type: { type: "string", const: "urn:problem:run-already-finished" }, title: { type: "string" }, status: { type: "integer", const: 409 }, detail: { type: "string" }, instance: { type: "string" }, code: { type: "string", const: "RUN_ALREADY_FINISHED" }, data: { type: "object", required: ["runId"], properties: { runId: { $ref: () => runIdSchema } } } } };

export const invoicingCancelRunError: SchemaValidator<BadRequestProblem | UnauthorizedProblem | ForbiddenProblem | RunNotFoundProblem | RequestTimeoutProblem | RunAlreadyFinishedProblem | PayloadTooLargeProblem | UnsupportedMediaTypeProblem | TooManyRequestsProblem | InternalServerErrorProblem | ServiceUnavailableProblem> = /* @__PURE__ */ schemaValidator({ anyOf: [{ $ref: () => badRequestProblemSchema }, { $ref: () => unauthorizedProblemSchema }, { $ref: () => forbiddenProblemSchema }, { $ref: () => runNotFoundProblemSchema }, { $ref: () => requestTimeoutProblemSchema }, { $ref: () => runAlreadyFinishedProblemSchema }, { $ref: () => payloadTooLargeProblemSchema }, { $ref: () => unsupportedMediaTypeProblemSchema }, { $ref: () => tooManyRequestsProblemSchema }, { $ref: () => internalServerErrorProblemSchema }, { $ref: () => serviceUnavailableProblemSchema }] });

export const invoicingStreamRunEventsInput: SchemaValidator<InvoicingStreamRunEventsInput> = /* @__PURE__ */ schemaValidator({ type: "object", properties: { runId: { $ref: () => runIdSchema } }, required: ["runId"] });

const runProgressEventSchema: ValidationSchema = { type: "object", required: ["sequence", "at", "type"], properties: { sequence: { type: "integer", minimum: 1 }, at: { type: "string" }, type: { type: "string", enum: ["run.queued", "run.started", "run.waiting"] } } };

const stepEventSchema: ValidationSchema = { type: "object", required: ["sequence", "at", "type", "step", "attempt"], properties: { sequence: { type: "integer", minimum: 1 }, at: { type: "string" }, type: { type: "string", enum: ["step.started", "step.completed"] }, step: { type: "string", minLength: 1 }, attempt: { type: "integer", minimum: 1 } } };

const stepFailedEventSchema: ValidationSchema = { type: "object", required: ["sequence", "at", "type", "step", "attempt", "failure", "willRetry"], properties: { sequence: { type: "integer", minimum: 1 }, at: { type: "string" }, type: { type: "string", const: "step.failed" }, step: { type: "string", minLength: 1 }, attempt: { type: "integer", minimum: 1 }, failure: { $ref: () => runFailureSchema }, willRetry: { type: "boolean" } } };

const runEndedEventSchema: ValidationSchema = { type: "object", required: ["sequence", "at", "type"], properties: { sequence: { type: "integer", minimum: 1 }, at: { type: "string" }, type: { type: "string", enum: ["run.completed", "run.failed", "run.cancelled"] } } };

const timelineEventSchema: ValidationSchema = { anyOf: [{ $ref: () => runProgressEventSchema }, { $ref: () => stepEventSchema }, { $ref: () => stepFailedEventSchema }, { $ref: () => runEndedEventSchema }] };

export const invoicingStreamRunEventsItem: SchemaValidator<TimelineEvent> = /* @__PURE__ */ schemaValidator({ $ref: () => timelineEventSchema });

export const invoicingStreamRunEventsDone: SchemaValidator<WorkflowRunStatus> = /* @__PURE__ */ schemaValidator({ $ref: () => workflowRunStatusSchema });

export const invoicingStreamRunEventsError: SchemaValidator<BadRequestProblem | UnauthorizedProblem | ForbiddenProblem | RunNotFoundProblem | TooManyRequestsProblem | InternalServerErrorProblem | ServiceUnavailableProblem> = /* @__PURE__ */ schemaValidator({ anyOf: [{ $ref: () => badRequestProblemSchema }, { $ref: () => unauthorizedProblemSchema }, { $ref: () => forbiddenProblemSchema }, { $ref: () => runNotFoundProblemSchema }, { $ref: () => tooManyRequestsProblemSchema }, { $ref: () => internalServerErrorProblemSchema }, { $ref: () => serviceUnavailableProblemSchema }] });

export const invoicingGetRunTimelineInput: SchemaValidator<InvoicingGetRunTimelineInput> = /* @__PURE__ */ schemaValidator({ type: "object", properties: { runId: { $ref: () => runIdSchema }, after: { type: "integer", minimum: 0 } }, required: ["runId"] });

const runTimelineSchema: ValidationSchema = { type: "object", required: ["runId", "events"], properties: { runId: { $ref: () => runIdSchema }, events: { type: "array", items: { $ref: () => timelineEventSchema } } } };

export const invoicingGetRunTimelineOutput: SchemaValidator<RunTimeline> = /* @__PURE__ */ schemaValidator({ $ref: () => runTimelineSchema });

export const invoicingGetRunTimelineError: SchemaValidator<BadRequestProblem | UnauthorizedProblem | ForbiddenProblem | RunNotFoundProblem | TooManyRequestsProblem | InternalServerErrorProblem | ServiceUnavailableProblem> = /* @__PURE__ */ schemaValidator({ anyOf: [{ $ref: () => badRequestProblemSchema }, { $ref: () => unauthorizedProblemSchema }, { $ref: () => forbiddenProblemSchema }, { $ref: () => runNotFoundProblemSchema }, { $ref: () => tooManyRequestsProblemSchema }, { $ref: () => internalServerErrorProblemSchema }, { $ref: () => serviceUnavailableProblemSchema }] });

/**
 * Every answer's validator, for `validateResponses`. To import it is to import them all.
 */
export const validators: Validators = {
  "POST /invoicing/reconciliation/trigger": { 202: invoicingTriggerInvoiceReconciliationOutput },
  "GET /invoicing/runs/{runId}": { 200: invoicingGetRunStatusOutput },
  "POST /invoicing/runs/{runId}/cancel": { 200: invoicingCancelRunOutput },
  "GET /invoicing/runs/{runId}/events": { item: invoicingStreamRunEventsItem, done: invoicingStreamRunEventsDone, error: invoicingStreamRunEventsError },
  "GET /invoicing/runs/{runId}/timeline": { 200: invoicingGetRunTimelineOutput },
};
