import type { Inngest, InngestFunction } from "inngest";
import { invoiceWorkflowContract } from "./contract.ts";
import { createCancellationFunction } from "./functions/cancellation.ts";
import { createReconciliationFunction, type InvoiceFunctionsOptions } from "./functions/reconciliation.ts";
import { createInvoiceWorkflowRouter } from "./router.ts";

export type { InvoiceWorkflowContext } from "./context.ts";
export type { LedgerPatience } from "./functions/ledger-breaker.ts";
export type { QueuePatience } from "./functions/when-free.ts";
export { createInvoiceWorkflowRouter, type InvoiceFunctionsOptions, invoiceWorkflowContract };

/** The durable functions behind the workflow. */
export function createInvoiceFunctions(client: Inngest, options: InvoiceFunctionsOptions): InngestFunction.Any[] {
  return [createReconciliationFunction(client, options), createCancellationFunction(client, options)];
}

/** Everything that a composition needs of this plugin. */
export function createInvoiceWorkflowSurface(client: Inngest, options: InvoiceFunctionsOptions) {
  return {
    contract: invoiceWorkflowContract,
    router: createInvoiceWorkflowRouter(),
    functions: createInvoiceFunctions(client, options),
  } as const;
}
