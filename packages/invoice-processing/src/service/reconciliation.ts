import type { InvoiceProcedureContext } from "../context.ts";
import type { Invoice } from "../domain/invoice-shapes.ts";
import type { LedgerPayment, MatchProposal } from "../domain/settlement-shapes.ts";
import { getInvoice, type InvoiceOf } from "./invoices.ts";
import { byDay, candidateKindOf, firstDayOf } from "./matching/candidates.ts";
import { matchPayments } from "./matching/match-payments.ts";
import { policy } from "./matching/policy.ts";
import { withoutOthers } from "./other-invoices.ts";
import { allocationsOf } from "./store/rows.ts";

/** What matching looks at. */
export interface Gathered {
  readonly invoice: Invoice;
  readonly payments: LedgerPayment[];
}

/**
 * An invoice and the payments that may belong to it: what covers it already, what names it, and what might be meant for
 * it. Payments of other invoices are none of them.
 *
 * @throws INVOICE_NOT_FOUND, LEDGER_UNAVAILABLE
 */
export function gather(context: InvoiceProcedureContext, { tenant, invoiceId }: InvoiceOf): Gathered {
  const { store, ledger } = context;
  const invoice = getInvoice(context, { tenant, invoiceId });
  const booked = new Map(allocationsOf(store, tenant, invoiceId).map((each) => [each.paymentId, each]));
  const kindOf = candidateKindOf(invoice);
  const named: LedgerPayment[] = [];
  const unnamed: LedgerPayment[] = [];
  const before = new Map<string, LedgerPayment>();
  // What was booked counts whether the ledger still has it or not.
  for (const { paymentId, amountCents, rule, valueDate } of booked.values()) {
    const facts = { paymentId, amountCents, currency: invoice.currency, valueDate, remittance: "" };
    before.set(paymentId, { ...facts, booked: { amountCents, rule } });
  }
  for (const payment of ledger.payments({ tenant, currency: invoice.currency, from: firstDayOf(invoice) })) {
    const mine = before.get(payment.paymentId)?.booked;
    if (mine) before.set(payment.paymentId, { ...payment, booked: mine });
    else {
      const kind = kindOf(payment);
      if (kind === "named") named.push(payment);
      if (kind === "unnamed") unnamed.push(payment);
    }
  }
  const free = [...named.sort(byDay), ...unnamed.sort(byDay)].slice(0, policy.candidates);
  return { invoice, payments: [...before.values(), ...withoutOthers(store, { tenant, invoice }, free)] };
}

/** What to book. @throws MATCH_CONFLICT */
export function match({ invoice, payments }: Gathered): MatchProposal {
  return matchPayments(invoice, payments);
}
