export { createInvoiceInternalClient, type InvoiceInternalClient } from "./client.ts";
export type { InvoiceProcedureContext } from "./context.ts";
export type { CreateInvoiceInput, Invoice, InvoicePage, InvoiceState } from "./domain/invoice-shapes.ts";
export {
  type ReconciliationRequested,
  ReconciliationRequestedSchema,
  reconciliationRequested,
} from "./domain/reconciliation-event.ts";
export { type RunBadge, toRunBadge } from "./domain/run-status-view.ts";
export {
  type InvoiceStatus,
  type LedgerPayment,
  LedgerPaymentSchema,
  type MatchProposal,
  MatchProposalSchema,
  type Notified,
  type Settlement,
  SettlementSchema,
  toReconciliationResult,
} from "./domain/settlement-shapes.ts";
export type {
  Adjustment,
  PaymentMatch,
  ReconciliationResult,
  RunFailure,
  RunPage,
  RunState,
  RunTimeline,
  TimelineEvent,
  WorkflowRunStatus,
} from "./domain/workflow-shapes.ts";
export { invoiceInternalRouter } from "./router.ts";
export { seedDemo } from "./seed/seed-demo.ts";
export { type LedgerQuery, type LedgerSource, openLedgerFile } from "./service/ledger.ts";
export { type InvoiceStore, openInvoiceStore } from "./service/store/open-invoice-store.ts";
