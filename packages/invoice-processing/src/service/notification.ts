import type { InvoiceProcedureContext } from "../context.ts";
import type { Notified } from "../domain/settlement-shapes.ts";
import type { RunOf } from "./settlement.ts";

/** Notes how a run ended, for whoever follows the invoice. The first notification of a run stays. */
export function notify({ store, now }: InvoiceProcedureContext, of: RunOf & { readonly result: Notified }): void {
  const { tenant, runId, result } = of;
  store
    .statement(
      `INSERT INTO notifications (tenant, run_id, invoice_id, notified_at, result)
       VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
    )
    .run(tenant, runId, result.invoiceId, now().toISOString(), JSON.stringify(result));
}
