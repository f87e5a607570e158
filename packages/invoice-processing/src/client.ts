import { createRouterClient, type RouterClient } from "@orpc/server";
import type { InvoiceProcedureContext } from "./context.ts";
import { invoiceInternalRouter } from "./router.ts";

/** How server code calls this capability; errors are those of `errors.ts`, by `code`. */
export type InvoiceInternalClient = RouterClient<typeof invoiceInternalRouter>;

/** A client that calls the procedures in this process. */
export function createInvoiceInternalClient(context: InvoiceProcedureContext): InvoiceInternalClient {
  return createRouterClient(invoiceInternalRouter, { context: { ...context } });
}
