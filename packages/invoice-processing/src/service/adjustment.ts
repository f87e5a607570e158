import type { InvoiceProcedureContext } from "../context.ts";
import type { ProposedAdjustment } from "../domain/settlement-shapes.ts";
import type { Adjustment } from "../domain/workflow-shapes.ts";
import { periodClosed, runNotSettled } from "./failures.ts";
import { type Booking, settlementOf } from "./settlement.ts";
import type { InvoiceStore } from "./store/open-invoice-store.ts";
import { recount } from "./store/recount.ts";
import { entriesOf } from "./store/rows.ts";

/**
 * Books the adjustments of a proposal in the general ledger, all of them or none. An entry that is there already, of this
 * run or an earlier one, is not booked twice. Answers with what the books have of the proposal afterwards.
 *
 * @throws RUN_NOT_SETTLED; PERIOD_CLOSED when the month of an entry is closed
 */
export function adjust({ store, now }: InvoiceProcedureContext, { tenant, runId, proposal }: Booking): Adjustment[] {
  const { invoiceId, adjustments } = proposal;
  return store.transaction(() => {
    if (!settlementOf(store, { tenant, runId })) throw runNotSettled(runId, "has settled nothing to adjust");
    const booked = new Set(entriesOf(store, tenant, invoiceId).map(keyOf));
    const fresh = adjustments.filter((adjustment) => !booked.has(keyOf(adjustment)));
    for (const { entryDate } of fresh) refuseClosed(store, { tenant, invoiceId, period: entryDate.slice(0, 7) });
    const insert = store.statement(
      `INSERT INTO adjustments (tenant, run_id, invoice_id, kind, payment_id, amount_cents, entry_date, booked_at)
       VALUES (:tenant, :runId, :invoiceId, :kind, :paymentId, :amountCents, :entryDate, :bookedAt)`,
    );
    const bookedAt = now().toISOString();
    for (const { kind, paymentId = null, amountCents, entryDate } of fresh) {
      insert.run({ tenant, runId, invoiceId, kind, paymentId, amountCents, entryDate, bookedAt });
    }
    // Most runs have nothing to adjust; a transaction that writes nothing costs no commit.
    if (fresh.length > 0) recount(store, tenant, invoiceId);
    const proposed = new Set(adjustments.map(keyOf));
    return entriesOf(store, tenant, invoiceId)
      .filter((entry) => proposed.has(keyOf(entry)))
      .map(({ kind, amountCents, paymentId }) => ({ kind, amountCents, ...(paymentId && { paymentId }) }));
  });
}

/** What the unique index of the table says: one entry of a kind for each payment of an invoice. */
const keyOf = ({ kind, paymentId = "" }: ProposedAdjustment): string => `${kind} ${paymentId}`;

interface PeriodOf {
  readonly tenant: string;
  readonly invoiceId: string;
  readonly period: string;
}

function refuseClosed(store: InvoiceStore, { tenant, invoiceId, period }: PeriodOf): void {
  const row = store.statement("SELECT 1 FROM closed_periods WHERE tenant = ? AND period = ?").get(tenant, period);
  if (row) throw periodClosed({ invoiceId, period });
}
