import type { LedgerPayment } from "../../domain/settlement-shapes.ts";
import type { PaymentMatch } from "../../domain/workflow-shapes.ts";
import { sumOf } from "./candidates.ts";
import { policy } from "./policy.ts";
import { subsetsOf } from "./subsets.ts";

/** What has to be covered yet, and how much of it a bank may have kept. */
export interface Need {
  readonly cents: number;
  readonly fee: number;
}

/** A match of a whole payment, or of the part of it that is needed. */
export function matchOf(
  { paymentId, valueDate, amountCents }: LedgerPayment,
  rule: PaymentMatch["rule"],
  cents = amountCents,
): PaymentMatch {
  return { paymentId, amountCents: cents, rule, valueDate };
}

/**
 * Covers an invoice by the payments that name it. All of them unless that is too much; then those that fit, the fewest
 * and earliest, exactly before with a fee; otherwise one after the other until it is covered.
 */
export function matchByReference(named: readonly LedgerPayment[], { cents, fee }: Need): PaymentMatch[] {
  if (cents === 0) return [];
  if (sumOf(named) <= cents) return named.map((payment) => matchOf(payment, "reference"));
  const first = named.slice(0, policy.instalments);
  for (const from of [cents, cents - fee]) {
    const range = { from, to: cents, smallest: 1, largest: policy.instalments };
    const { value: fitting } = subsetsOf(first, range).next();
    if (fitting) return fitting.map((payment: LedgerPayment) => matchOf(payment, "reference"));
  }
  return inTurn(named, cents);
}

function inTurn(named: readonly LedgerPayment[], cents: number): PaymentMatch[] {
  const matches: PaymentMatch[] = [];
  let left = cents;
  for (const payment of named) {
    if (left === 0) break;
    const taken = Math.min(payment.amountCents, left);
    matches.push(matchOf(payment, "reference", taken));
    left -= taken;
  }
  return matches;
}
