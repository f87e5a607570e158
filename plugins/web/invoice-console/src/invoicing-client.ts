import { invoicesGet, invoicesList } from "@rawr/invoicing-client";
import type { Connect } from "./connect.ts";

/** As many invoices as are fetched at first and with each page. */
export const pageSize = 20;

export type InvoicingClient = ReturnType<typeof createInvoicingClient>;

/** What the console asks of invoices, one function each, so that a bundle holds no others. */
export function createInvoicingClient(connect: Connect) {
  const api = connect("invoicing");
  return {
    list: (cursor: string | undefined, signal: AbortSignal, limit = pageSize) =>
      invoicesList(api, { limit, ...(cursor && { cursor }) }, { signal }),
    get: (invoiceId: string, signal: AbortSignal) => invoicesGet(api, { invoiceId }, { signal }),
  };
}
