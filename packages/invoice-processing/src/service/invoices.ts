import type { InvoiceProcedureContext } from "../context.ts";
import type { CreateInvoiceInput, Invoice, InvoicePage, InvoiceState } from "../domain/invoice-shapes.ts";

export interface ListInvoices {
  readonly tenant: string;
  readonly state?: readonly InvoiceState[];
  readonly limit?: number;
  readonly cursor?: string;
}
export function listInvoices(_context: InvoiceProcedureContext, _list: ListInvoices): InvoicePage {
  throw new Error("to come");
}
export function getInvoice(
  _context: InvoiceProcedureContext,
  _of: { readonly tenant: string; readonly invoiceId: string },
): Invoice {
  throw new Error("to come");
}
export function createInvoice(
  _context: InvoiceProcedureContext,
  _of: { readonly tenant: string; readonly invoice: CreateInvoiceInput },
): Invoice {
  throw new Error("to come");
}
