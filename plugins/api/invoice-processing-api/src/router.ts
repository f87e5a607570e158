import { os } from "./context.ts";
import { createInvoice } from "./operations/create-invoice.ts";
import { getInvoice } from "./operations/get-invoice.ts";
import { listInvoices } from "./operations/list-invoices.ts";

/** The operations of the contract, each behind the access that the contract says. */
export function createInvoiceApiRouter() {
  return os.router({ listInvoices, getInvoice, createInvoice });
}
