export type { InvoiceApiContext } from "./context.ts";
export { invoiceApiContract } from "./contract.ts";
export { createInvoiceApiRouter } from "./router.ts";
