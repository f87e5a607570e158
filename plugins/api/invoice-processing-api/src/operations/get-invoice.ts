import { os } from "../context.ts";

// The capability's INVOICE_NOT_FOUND is the contract's: another tenant's invoice is not there.
export const getInvoice = os.getInvoice.handler(({ context: { invoices, principal }, input: { invoiceId } }) =>
  invoices.invoices.get({ tenant: principal.tenant, invoiceId }),
);
