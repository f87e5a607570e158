import type { InvoiceProcedureContext } from "../context.ts";
import type { InvoiceStatus } from "../domain/settlement-shapes.ts";
import { getInvoice, type InvoiceOf } from "./invoices.ts";
import { allocationsOf, entriesOf } from "./store/rows.ts";

/** Everything that the books say about an invoice. @throws INVOICE_NOT_FOUND */
export function getStatus(context: InvoiceProcedureContext, { tenant, invoiceId }: InvoiceOf): InvoiceStatus {
  const { store } = context;
  const notifications = store
    .statement(
      `SELECT run_id AS runId, notified_at AS notifiedAt, result FROM notifications
       WHERE tenant = ? AND invoice_id = ? ORDER BY notified_at, run_id`,
    )
    .all(tenant, invoiceId)
    .map(({ result, ...row }) => ({ ...row, result: JSON.parse(String(result)) as unknown }));
  return {
    invoice: getInvoice(context, { tenant, invoiceId }),
    payments: allocationsOf(store, tenant, invoiceId),
    adjustments: entriesOf(store, tenant, invoiceId),
    notifications: notifications as unknown as InvoiceStatus["notifications"],
  };
}
