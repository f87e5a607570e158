import { setImmediate } from "node:timers/promises";
import type { InvoiceProcedureContext } from "../context.ts";
import type { Invoice } from "../domain/invoice-shapes.ts";
import type { LedgerPayment, MatchProposal } from "../domain/settlement-shapes.ts";
import { hold, type RunOf } from "./hold.ts";
import { getInvoice, type InvoiceOf } from "./invoices.ts";
import type { LedgerSource } from "./ledger.ts";
import { byDay, type CandidateKind, candidateKindOf, firstDayOf, sumOf } from "./matching/candidates.ts";
import { matchPayments } from "./matching/match-payments.ts";
import { policy } from "./matching/policy.ts";
import { type Gathering, withoutOthers } from "./other-invoices.ts";
import { allocationsOf } from "./store/rows.ts";

/** What matching looks at. */
export interface Gathered {
  readonly invoice: Invoice;
  readonly payments: LedgerPayment[];
}

/** Rows of the ledger that are read in one go; a large ledger must not keep other requests waiting. */
const rowsAtOnce = 500;

/**
 * An invoice and the payments that may belong to it: what covers it already, what names it, and what might be meant for
 * it. Payments of other invoices are none of them. From here on the invoice is the run's until the run has ended.
 *
 * @throws INVOICE_NOT_FOUND, RECONCILIATION_RUNNING, RUN_NOT_SETTLED, LEDGER_UNAVAILABLE
 */
export async function gather(context: InvoiceProcedureContext, of: InvoiceOf & RunOf): Promise<Gathered> {
  const { store, ledger } = context;
  const { tenant, invoiceId } = of;
  const invoice = store.transaction(() => {
    const found = getInvoice(context, of);
    hold(store, of);
    return found;
  });
  // What was booked counts whether the ledger still has it or not.
  const booked = new Map<string, LedgerPayment>();
  for (const { paymentId, amountCents, rule, valueDate } of allocationsOf(store, tenant, invoiceId)) {
    const facts = { paymentId, amountCents, currency: invoice.currency, valueDate, remittance: "" };
    booked.set(paymentId, { ...facts, booked: { amountCents, rule } });
  }
  const { named, unnamed } = await candidatesIn(ledger, { tenant, invoice }, booked);
  // The last ones to be cut off are those that fit alone.
  const left = invoice.amountCents - invoice.settledCents - sumOf(named);
  const fits = Map.groupBy(unnamed.sort(byDay), ({ amountCents }) => amountCents === left);
  const ranked = [...named.sort(byDay), ...(fits.get(true) ?? []), ...(fits.get(false) ?? [])];
  const free = withoutOthers(store, { tenant, invoice }, ranked.slice(0, policy.candidates));
  return { invoice, payments: [...booked.values(), ...free] };
}

/** The candidates of a ledger by kind; completes what is known of those that are booked. */
async function candidatesIn(
  ledger: LedgerSource,
  { tenant, invoice }: Gathering,
  booked: Map<string, LedgerPayment>,
): Promise<Record<CandidateKind, LedgerPayment[]>> {
  const kindOf = candidateKindOf(invoice);
  const found: Record<CandidateKind, LedgerPayment[]> = { booked: [], named: [], unnamed: [] };
  let rows = 0;
  for (const payment of ledger.payments({ tenant, currency: invoice.currency, from: firstDayOf(invoice) })) {
    rows += 1;
    if (rows % rowsAtOnce === 0) await setImmediate();
    const mine = booked.get(payment.paymentId)?.booked;
    if (mine) booked.set(payment.paymentId, { ...payment, booked: mine });
    else {
      const kind = kindOf(payment);
      if (kind) found[kind].push(payment);
    }
  }
  return found;
}

/** What to book. @throws MATCH_CONFLICT */
export function match({ invoice, payments }: Gathered): MatchProposal {
  return matchPayments(invoice, payments);
}
