import type { InvoiceProcedureContext } from "../context.ts";
import type { Invoice } from "../domain/invoice-shapes.ts";
import type { LedgerPayment, MatchProposal, Notified, Settlement } from "../domain/settlement-shapes.ts";
import type { Adjustment } from "../domain/workflow-shapes.ts";

interface Run {
  readonly tenant: string;
  readonly runId: string;
}
export interface Gathered {
  readonly invoice: Invoice;
  readonly payments: LedgerPayment[];
}
export function gather(_context: InvoiceProcedureContext, _of: { tenant: string; invoiceId: string }): Gathered {
  throw new Error("to come");
}
export function match(_gathered: Gathered): MatchProposal {
  throw new Error("to come");
}
export function settle(_context: InvoiceProcedureContext, _of: Run & { proposal: MatchProposal }): Settlement {
  throw new Error("to come");
}
export function adjust(_context: InvoiceProcedureContext, _of: Run & { proposal: MatchProposal }): Adjustment[] {
  throw new Error("to come");
}
export function reverse(_context: InvoiceProcedureContext, _of: Run & { reason: string }): void {
  throw new Error("to come");
}
export function notify(_context: InvoiceProcedureContext, _of: Run & { result: Notified }): void {
  throw new Error("to come");
}
