import type { Invoice } from "../../domain/invoice-shapes.ts";
import type { LedgerPayment, MatchProposal } from "../../domain/settlement-shapes.ts";
import type { PaymentMatch } from "../../domain/workflow-shapes.ts";
import { matchConflict } from "../failures.ts";
import { adjustmentsFor } from "./adjustments.ts";
import { choicesByAmount } from "./by-amount.ts";
import { matchByReference, matchOf } from "./by-reference.ts";
import { byDay, candidateKindOf, sumOf } from "./candidates.ts";
import { largestFee } from "./policy.ts";

/**
 * Which payments cover an invoice, and what to book beside them. A pure function: the order of the payments does not
 * matter, and once its proposal is booked it proposes the same again.
 *
 * What names the invoice comes first, then what only fits. Payments that fit in more than one way complete nothing.
 *
 * @throws MATCH_CONFLICT when nothing is certain and payments fit in more than one way
 */
export function matchPayments(invoice: Invoice, payments: readonly LedgerPayment[]): MatchProposal {
  const candidates = sortOut(invoice, payments);
  const { booked, named } = candidates;
  const before = booked.map((payment) =>
    matchOf(payment, payment.booked?.rule ?? "reference", payment.booked?.amountCents),
  );
  // What was written off as a fee needs no payment any more.
  const open = invoice.state === "settled" ? 0 : invoice.amountCents - sumOf(before);
  const byReference = matchByReference(named, { cents: open, fee: largestFee(invoice.amountCents) });
  const certain = [...before, ...byReference];
  const completing = completed(invoice, candidates, { certain, left: open - sumOf(byReference) });
  const matches = [...certain, ...completing].sort(byDay);
  return proposalOf(invoice, matches, [...booked, ...named].sort(byDay));
}

interface Candidates {
  readonly booked: readonly LedgerPayment[];
  /** They name this invoice, and no other. */
  readonly named: readonly LedgerPayment[];
  /** They name several invoices. */
  readonly collective: readonly LedgerPayment[];
  readonly unnamed: readonly LedgerPayment[];
}

function sortOut(invoice: Invoice, payments: readonly LedgerPayment[]): Candidates {
  const kindOf = candidateKindOf(invoice);
  const sorted = [...payments].sort(byDay);
  // Somebody else's table: that an id occurs once is not ours to promise.
  const once = sorted.filter(({ paymentId }, at) => sorted.findIndex((other) => other.paymentId === paymentId) === at);
  const kinds = Map.groupBy(once, kindOf);
  const named = kinds.get("named") ?? [];
  return {
    booked: kinds.get("booked") ?? [],
    named: named.filter(({ alsoNames }) => !alsoNames?.length),
    collective: named.filter(({ alsoNames }) => alsoNames?.length),
    unnamed: kinds.get("unnamed") ?? [],
  };
}

interface Progress {
  readonly certain: readonly PaymentMatch[];
  readonly left: number;
}

/** What payments that only fit add to those that are certain. */
function completed(invoice: Invoice, { collective, unnamed }: Candidates, { certain, left }: Progress): PaymentMatch[] {
  const { invoiceId, amountCents } = invoice;
  const fee = largestFee(amountCents);
  if (certain.length > 0) {
    if (left <= fee) return [];
    const choices = choicesByAmount(invoice, unnamed, { cents: left, fee: 0 });
    return choices.length === 1 ? (choices[0] ?? []).map((payment) => matchOf(payment, "combination")) : [];
  }
  if (left === 0) return [];
  if (collective.length > 0) {
    throw matchConflict("A payment names several invoices.", { invoiceId, paymentIds: idsOf(collective) });
  }
  const choices = choicesByAmount(invoice, unnamed, { cents: left, fee });
  if (choices.length > 1) {
    const paymentIds = idsOf(choices.flat());
    throw matchConflict("Different payments fit equally well, and none names the invoice.", { invoiceId, paymentIds });
  }
  const [chosen = []] = choices;
  return chosen.map((payment) => matchOf(payment, chosen.length > 1 ? "combination" : "amount-and-date"));
}

const idsOf = (payments: readonly LedgerPayment[]): string[] => [
  ...new Set(payments.map(({ paymentId }) => paymentId)),
];

function proposalOf(invoice: Invoice, matches: PaymentMatch[], accountable: readonly LedgerPayment[]): MatchProposal {
  const { invoiceId, currency, amountCents: invoicedCents } = invoice;
  const adjustments = adjustmentsFor(invoice, accountable, matches);
  const matchedCents = sumOf(matches);
  const isCovered = matchedCents === invoicedCents || adjustments.some(({ kind }) => kind === "bank-fee");
  return {
    invoiceId,
    outcome: isCovered ? "matched" : matchedCents > 0 ? "partially-matched" : "unmatched",
    invoicedCents,
    matchedCents,
    matchedPaymentIds: matches.map(({ paymentId }) => paymentId),
    currency,
    matches,
    adjustments,
  };
}
