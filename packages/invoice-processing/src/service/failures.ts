import { ORPCError } from "@orpc/server";

// Codes, statuses and data are those of errors.ts: the procedures that declare them hand them on as typed errors.

export const invoiceNotFound = (invoiceId: string) =>
  new ORPCError("INVOICE_NOT_FOUND", {
    status: 404,
    message: `There is no invoice ${invoiceId}.`,
    data: { invoiceId },
  });

export const invoiceExists = (invoiceId: string) =>
  new ORPCError("INVOICE_EXISTS", {
    status: 409,
    message: `There is another invoice with the id ${invoiceId}.`,
    data: { invoiceId },
  });

export const invalidCursor = () =>
  new ORPCError("INVALID_CURSOR", { status: 400, message: "The cursor is none of this list." });

export const ledgerUnavailable = (reason: string, cause?: unknown) =>
  new ORPCError("LEDGER_UNAVAILABLE", { status: 503, message: `The ledger cannot be read: ${reason}.`, cause });

export const matchConflict = (reason: string, data: { invoiceId: string; paymentIds: readonly string[] }) =>
  new ORPCError("MATCH_CONFLICT", { status: 409, message: reason, data });

export const periodClosed = (data: { invoiceId: string; period: string }) =>
  new ORPCError("PERIOD_CLOSED", {
    status: 409,
    message: `The accounting period ${data.period} is closed: nothing can be booked in it.`,
    data,
  });

export const reconciliationRunning = (data: { invoiceId: string; runId: string }) =>
  new ORPCError("RECONCILIATION_RUNNING", {
    status: 409,
    message: `Run ${data.runId} is at work on the invoice ${data.invoiceId}.`,
    data,
  });

export const runNotSettled = (runId: string, reason: string) =>
  new ORPCError("RUN_NOT_SETTLED", { status: 409, message: `Run ${runId} ${reason}.`, data: { runId } });
