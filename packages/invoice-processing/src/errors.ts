import { problem } from "@rawr/orpc-standards";
import * as Type from "typebox";
import { InvoiceIdSchema } from "./domain/invoice-shapes.ts";
import { RunIdSchema } from "./domain/workflow-shapes.ts";

/** What any operation may answer. */
export const commonErrors = {
  BAD_REQUEST: problem({
    status: 400,
    title: "The request is not valid",
    data: Type.Object({
      issues: Type.Array(
        Type.Object({
          path: Type.Array(Type.Union([Type.String(), Type.Integer()]), {
            description: "Where, from the root of the input.",
          }),
          message: Type.String({ description: "What is wrong there.", examples: ["must not be empty"] }),
        }),
      ),
    }),
  }),
  UNAUTHORIZED: problem({ status: 401, title: "The caller is not known" }),
  FORBIDDEN: problem({ status: 403, title: "The caller may not do this" }),
  TOO_MANY_REQUESTS: problem({ status: 429, title: "The caller asks too often" }),
  INTERNAL_SERVER_ERROR: problem({ status: 500, title: "The server made a mistake" }),
  SERVICE_UNAVAILABLE: problem({ status: 503, title: "The server cannot answer now" }),
};

/** What an operation with a body may answer beside the common ones. */
export const bodyErrors = {
  REQUEST_TIMEOUT: problem({ status: 408, title: "The request took too long to arrive" }),
  PAYLOAD_TOO_LARGE: problem({ status: 413, title: "The body is too large" }),
  UNSUPPORTED_MEDIA_TYPE: problem({ status: 415, title: "The body is not JSON" }),
};

export const invoiceErrors = {
  INVOICE_NOT_FOUND: problem({
    status: 404,
    title: "There is no such invoice",
    data: Type.Object({ invoiceId: InvoiceIdSchema }),
  }),
};

export const createInvoiceErrors = {
  INVOICE_EXISTS: problem({
    status: 409,
    title: "There is an invoice with this id already",
    data: Type.Object({ invoiceId: InvoiceIdSchema }),
  }),
};

export const runErrors = {
  RUN_NOT_FOUND: problem({
    status: 404,
    title: "There is no such run",
    data: Type.Object({ runId: RunIdSchema }),
  }),
};

export const triggerErrors = {
  ...invoiceErrors,
  IDEMPOTENCY_KEY_REUSED: problem({
    status: 409,
    title: "The idempotency key was used with another request",
    data: Type.Object({ runId: RunIdSchema }),
  }),
  RUNTIME_UNAVAILABLE: problem({ status: 503, title: "The workflow runtime does not accept runs" }),
};

export const cancelErrors = {
  RUN_ALREADY_FINISHED: problem({
    status: 409,
    title: "The run has ended already",
    data: Type.Object({ runId: RunIdSchema }),
  }),
};

/** What internal procedures may answer beside the errors of invoices. */
export const internalErrors = {
  INVALID_CURSOR: problem({ status: 400, title: "The cursor is none of this list" }),
  LEDGER_UNAVAILABLE: problem({ status: 503, title: "The ledger cannot be read" }),
  MATCH_CONFLICT: problem({
    status: 409,
    title: "Payments fit in more than one way",
    data: Type.Object({ invoiceId: InvoiceIdSchema, paymentIds: Type.Array(Type.String()) }),
  }),
  PERIOD_CLOSED: problem({
    status: 409,
    title: "The accounting period is closed",
    data: Type.Object({
      invoiceId: InvoiceIdSchema,
      period: Type.String({ description: "Month of the entry.", examples: ["2026-09"] }),
    }),
  }),
  RECONCILIATION_RUNNING: problem({
    status: 409,
    title: "Another run is at work on the invoice",
    data: Type.Object({ invoiceId: InvoiceIdSchema, runId: RunIdSchema }),
  }),
  RUN_NOT_SETTLED: problem({
    status: 409,
    title: "The run has no settlement, or has ended",
    data: Type.Object({ runId: RunIdSchema }),
  }),
};
