import { reconciliationRunning, runNotSettled } from "./failures.ts";
import type { InvoiceOf } from "./invoices.ts";
import type { InvoiceStore } from "./store/open-invoice-store.ts";

/** Names a run. */
export interface RunOf {
  readonly tenant: string;
  readonly runId: string;
}

/** A run has ended for the books when it has said how, or was undone. */
const ended = (runId: string) => `(
  EXISTS (SELECT 1 FROM notifications AS n WHERE n.tenant = :tenant AND n.run_id = ${runId}) OR
  EXISTS (SELECT 1 FROM reversals AS r WHERE r.tenant = :tenant AND r.run_id = ${runId}))`;

const take = `
UPDATE invoices SET held_by = :runId
WHERE tenant = :tenant AND invoice_id = :invoiceId
  AND (held_by IS NULL OR held_by = :runId OR ${ended("held_by")})`;

/**
 * Gives an invoice to a run until that run has ended: what it books is not final before, and no other run may count on
 * it. There is nothing to release, so nothing that can be forgotten. The invoice has to be there.
 *
 * @throws RECONCILIATION_RUNNING while another run has it; RUN_NOT_SETTLED when the run itself has ended
 */
export function hold(store: InvoiceStore, { tenant, invoiceId, runId }: InvoiceOf & RunOf): void {
  if (store.statement(`SELECT 1 WHERE ${ended(":runId")}`).get({ tenant, runId })) {
    throw runNotSettled(runId, "has ended and books nothing more");
  }
  if (store.statement(take).run({ tenant, invoiceId, runId }).changes > 0) return;
  const row = store
    .statement("SELECT held_by FROM invoices WHERE tenant = ? AND invoice_id = ?")
    .get(tenant, invoiceId);
  throw reconciliationRunning({ invoiceId, runId: String(row?.["held_by"]) });
}
