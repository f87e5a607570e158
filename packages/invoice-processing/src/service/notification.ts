import type { InvoiceProcedureContext } from "../context.ts";
import type { Notified } from "../domain/settlement-shapes.ts";
import { runNotSettled } from "./failures.ts";
import type { RunOf } from "./hold.ts";
import { settlementOf, undo } from "./settlement.ts";

/**
 * Notes how a run ended, for whoever follows the invoice, and ends it for the books: with its result what it has booked
 * becomes final, with a failure it is undone. The first notification of a run stays.
 *
 * @throws RUN_NOT_SETTLED for a result of which nothing was settled, or which was undone
 */
export function notify({ store, now }: InvoiceProcedureContext, of: RunOf & { readonly result: Notified }): void {
  const { tenant, runId, result } = of;
  const at = now().toISOString();
  store.transaction(() => {
    if ("failure" in result) undo(store, { tenant, runId, reason: result.failure.code }, at);
    else if (!settlementOf(store, { tenant, runId })) throw runNotSettled(runId, "has settled nothing");
    store
      .statement(
        `INSERT INTO notifications (tenant, run_id, invoice_id, notified_at, result)
         VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
      )
      .run(tenant, runId, result.invoiceId, at, JSON.stringify(result));
  });
}
