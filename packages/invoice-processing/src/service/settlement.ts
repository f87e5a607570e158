import type { InvoiceProcedureContext } from "../context.ts";
import type { MatchProposal, Settlement } from "../domain/settlement-shapes.ts";
import type { PaymentMatch } from "../domain/workflow-shapes.ts";
import { matchConflict, runNotSettled } from "./failures.ts";
import { hold, type RunOf } from "./hold.ts";
import { getInvoice } from "./invoices.ts";
import type { InvoiceStore } from "./store/open-invoice-store.ts";
import { recount } from "./store/recount.ts";

export interface Booking extends RunOf {
  readonly proposal: MatchProposal;
}

/** What a run has settled, if it has. @throws RUN_NOT_SETTLED when it was reversed */
export function settlementOf(store: InvoiceStore, { tenant, runId }: RunOf): Settlement | undefined {
  const reversal = store.statement("SELECT 1 FROM reversals WHERE tenant = ? AND run_id = ?").get(tenant, runId);
  if (reversal) throw runNotSettled(runId, "was reversed and books nothing more");
  const row = store
    .statement(
      `SELECT run_id AS runId, invoice_id AS invoiceId, booked_cents AS bookedCents, settled_at AS settledAt
       FROM settlements WHERE tenant = ? AND run_id = ?`,
    )
    .get(tenant, runId);
  return row && ({ ...row } as unknown as Settlement);
}

/**
 * Books the matches of a proposal; those that an earlier run has booked stay as they are. Exactly once for each run:
 * asked again, it answers what it answered first.
 *
 * @throws INVOICE_NOT_FOUND, RECONCILIATION_RUNNING, RUN_NOT_SETTLED; MATCH_CONFLICT when the books have changed since
 *   the proposal was made
 */
export function settle(context: InvoiceProcedureContext, { tenant, runId, proposal }: Booking): Settlement {
  const { store, now } = context;
  const { invoiceId, matches } = proposal;
  return store.transaction(() => {
    const earlier = settlementOf(store, { tenant, runId });
    if (earlier) return earlier;
    const invoice = getInvoice(context, { tenant, invoiceId });
    hold(store, { tenant, invoiceId, runId });
    const fresh = matches.filter((match) => !isBooked(store, { tenant, invoiceId }, match));
    const bookedCents = fresh.reduce((sum, { amountCents }) => sum + amountCents, 0);
    if (bookedCents > invoice.amountCents - invoice.settledCents) {
      const paymentIds = fresh.map(({ paymentId }) => paymentId);
      throw matchConflict("The invoice has been covered by other payments meanwhile.", { invoiceId, paymentIds });
    }
    const settledAt = now().toISOString();
    store
      .statement(
        "INSERT INTO settlements (tenant, run_id, invoice_id, booked_cents, settled_at) VALUES (?, ?, ?, ?, ?)",
      )
      .run(tenant, runId, invoiceId, bookedCents, settledAt);
    const insert = store.statement(
      `INSERT INTO allocations (tenant, run_id, payment_id, invoice_id, amount_cents, rule, value_date, booked_at)
       VALUES (:tenant, :runId, :paymentId, :invoiceId, :amountCents, :rule, :valueDate, :settledAt)`,
    );
    for (const { paymentId, amountCents, rule, valueDate } of fresh) {
      insert.run({ tenant, runId, paymentId, invoiceId, amountCents, rule, valueDate, settledAt });
    }
    recount(store, tenant, invoiceId);
    return { runId, invoiceId, bookedCents, settledAt };
  });
}

/** Whether the books say already what a match says. @throws MATCH_CONFLICT when they say something else */
function isBooked(
  store: InvoiceStore,
  { tenant, invoiceId }: { readonly tenant: string; readonly invoiceId: string },
  { paymentId, amountCents }: PaymentMatch,
): boolean {
  const row = store
    .statement(
      `SELECT invoice_id, amount_cents FROM allocations WHERE tenant = ? AND payment_id = ? AND reversed_at IS NULL`,
    )
    .get(tenant, paymentId);
  if (row === undefined) return false;
  if (row["invoice_id"] === invoiceId && row["amount_cents"] === amountCents) return true;
  throw matchConflict(`Payment ${paymentId} has been booked otherwise meanwhile.`, {
    invoiceId,
    paymentIds: [paymentId],
  });
}

export interface Reversal extends RunOf {
  readonly reason: string;
}

/**
 * Undoes what a run has booked, adjustments included: its payments are free again, and nothing of it can be booked any
 * more. Without effect when repeated, and on a run that has noted its result: that is final, others may count on it. Of a
 * run that has booked nothing it keeps the booking from happening.
 */
export function reverse({ store, now }: InvoiceProcedureContext, reversal: Reversal): void {
  store.transaction(() => undo(store, reversal, now().toISOString()));
}

/** The part of a transaction that undoes a run. */
export function undo(store: InvoiceStore, { tenant, runId, reason }: Reversal, at: string): void {
  const { changes } = store
    .statement(
      `INSERT INTO reversals (tenant, run_id, reason, reversed_at)
       SELECT :tenant, :runId, :reason, :at
       WHERE NOT EXISTS (SELECT 1 FROM notifications WHERE tenant = :tenant AND run_id = :runId)
       ON CONFLICT DO NOTHING`,
    )
    .run({ tenant, runId, reason, at });
  if (changes === 0) return;
  for (const table of ["allocations", "adjustments"]) {
    store.statement(`UPDATE ${table} SET reversed_at = ? WHERE tenant = ? AND run_id = ?`).run(at, tenant, runId);
  }
  const row = store.statement("SELECT invoice_id FROM settlements WHERE tenant = ? AND run_id = ?").get(tenant, runId);
  if (row) recount(store, tenant, String(row["invoice_id"]));
}
