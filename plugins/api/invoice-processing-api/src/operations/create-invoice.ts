import { os } from "../context.ts";

export const createInvoice = os.createInvoice.handler(async ({ context, input }) => {
  const { invoices, principal, mount } = context;
  const invoice = await invoices.invoices.create({ tenant: principal.tenant, invoice: input.body });
  return { headers: { location: `${mount}/invoices/${encodeURIComponent(invoice.invoiceId)}` }, body: invoice };
});
