import type { Invoice } from "../../domain/invoice-shapes.ts";
import type { LedgerPayment, ProposedAdjustment } from "../../domain/settlement-shapes.ts";
import type { PaymentMatch } from "../../domain/workflow-shapes.ts";
import { sumOf } from "./candidates.ts";
import { largestFee } from "./policy.ts";

/** What has to be booked beside the matches, so that the books agree with the payments that are the invoice's. */
export function adjustmentsFor(
  invoice: Invoice,
  payments: readonly LedgerPayment[],
  matches: readonly PaymentMatch[],
): ProposedAdjustment[] {
  const matched = new Map(matches.map((match) => [match.paymentId, match]));
  const matchedAmounts = payments
    .filter(({ paymentId }) => matched.has(paymentId))
    .map(({ amountCents }) => amountCents);
  const surplus = payments.flatMap(({ paymentId, amountCents, valueDate }): ProposedAdjustment[] => {
    const match = matched.get(paymentId);
    const left = amountCents - (match?.amountCents ?? 0);
    // Less than nothing is left when the ledger has corrected a payment that was booked: what is booked stays.
    if (left <= 0) return [];
    const isDuplicate = match === undefined && matchedAmounts.includes(amountCents);
    const kind = isDuplicate ? "duplicate-payment" : "overpayment";
    return [{ kind, amountCents: left, paymentId, entryDate: valueDate }];
  });
  return [...feeOf(invoice, matches), ...surplus];
}

function feeOf({ amountCents }: Invoice, matches: readonly PaymentMatch[]): ProposedAdjustment[] {
  const last = matches.at(-1);
  const missing = amountCents - sumOf(matches);
  if (last === undefined || missing === 0 || missing > largestFee(amountCents)) return [];
  return [{ kind: "bank-fee", amountCents: missing, paymentId: last.paymentId, entryDate: last.valueDate }];
}
