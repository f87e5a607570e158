import type { InvoiceProcedureContext } from "../context.ts";
import type { InvoiceStatus } from "../domain/settlement-shapes.ts";

export function getStatus(
  _context: InvoiceProcedureContext,
  _of: { readonly tenant: string; readonly invoiceId: string },
): InvoiceStatus {
  throw new Error("to come");
}
