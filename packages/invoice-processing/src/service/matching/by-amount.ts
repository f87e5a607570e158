import type { Invoice } from "../../domain/invoice-shapes.ts";
import type { LedgerPayment } from "../../domain/settlement-shapes.ts";
import type { Need } from "./by-reference.ts";
import { payerKindOf } from "./payer.ts";
import { policy } from "./policy.ts";
import { subsetsOf } from "./subsets.ts";

/**
 * Every equally good choice of payments that name no invoice and cover what is needed: one of exactly the amount (from
 * the customer, otherwise from nobody known), or of the amount but for a fee (from the customer), or several from the
 * customer that make the amount.
 */
export function choicesByAmount(
  { customer }: Invoice,
  unnamed: readonly LedgerPayment[],
  { cents, fee }: Need,
): LedgerPayment[][] {
  const kindOf = payerKindOf(customer);
  const own = unnamed.filter(({ payer }) => kindOf(payer) === "customer");
  const grades = [
    own.filter(({ amountCents }) => amountCents === cents),
    unnamed.filter(({ amountCents }) => amountCents === cents),
    own.filter(({ amountCents }) => amountCents < cents && amountCents >= cents - fee),
  ];
  const best = grades.find((grade) => grade.length > 0);
  if (best) return best.map((payment) => [payment]);
  const { size, among } = policy.combination;
  return [...subsetsOf(own.slice(0, among), { from: cents, to: cents, smallest: 2, largest: size })];
}
