import type { InvoiceStore } from "./open-invoice-store.ts";

/** Makes the sums of an invoice those of its bookings; part of every transaction that books or reverses. */
export function recount(store: InvoiceStore, tenant: string, invoiceId: string): void {
  store
    .statement(
      `UPDATE invoices SET
         settled_cents = (
           SELECT coalesce(sum(amount_cents), 0) FROM allocations
           WHERE tenant = :tenant AND invoice_id = :invoiceId AND reversed_at IS NULL
         ),
         written_off_cents = (
           SELECT coalesce(sum(amount_cents), 0) FROM adjustments
           WHERE tenant = :tenant AND invoice_id = :invoiceId AND reversed_at IS NULL AND kind = 'bank-fee'
         )
       WHERE tenant = :tenant AND invoice_id = :invoiceId`,
    )
    .run({ tenant, invoiceId });
}
