import type { Invoice } from "../../domain/invoice-shapes.ts";
import type { LedgerPayment } from "../../domain/settlement-shapes.ts";
import { payerKindOf } from "./payer.ts";
import { addDays, policy } from "./policy.ts";
import { namesReference, referenceKey } from "./reference.ts";

/** Why a payment is looked at. `booked`: it covers the invoice already. */
export type CandidateKind = "booked" | "named" | "unnamed";

/** The first day whose payments may belong to an invoice. */
export const firstDayOf = ({ issuedOn }: Invoice): string => addDays(issuedOn, -policy.namedDaysBeforeIssue);

/** Tells for the payments of an invoice why each is looked at; undefined for those that are not. */
export function candidateKindOf(invoice: Invoice): (payment: LedgerPayment) => CandidateKind | undefined {
  const isNamed = namesReference(referenceKey(invoice.reference));
  const payerKind = payerKindOf(invoice.customer);
  const earliest = firstDayOf(invoice);
  const from = addDays(invoice.issuedOn, -policy.unnamed.daysBeforeIssue);
  const until = addDays(invoice.dueOn, policy.unnamed.daysAfterDue);
  return (payment) => {
    if (payment.booked) return "booked";
    const { currency, valueDate, amountCents, payer, remittance } = payment;
    if (currency !== invoice.currency || valueDate < earliest) return undefined;
    if (isNamed(remittance)) return "named";
    const isPlausible = valueDate >= from && valueDate <= until && amountCents <= invoice.amountCents;
    return isPlausible && payerKind(payer) !== "other" ? "unnamed" : undefined;
  };
}

interface Dated {
  readonly valueDate: string;
  readonly paymentId: string;
  readonly amountCents: number;
}

/** By day and id, so that nothing depends on the order in which a ledger answers. */
export function byDay(a: Dated, b: Dated): number {
  if (a.valueDate !== b.valueDate) return a.valueDate < b.valueDate ? -1 : 1;
  if (a.paymentId !== b.paymentId) return a.paymentId < b.paymentId ? -1 : 1;
  return a.amountCents - b.amountCents;
}

export const sumOf = (payments: readonly { readonly amountCents: number }[]): number =>
  payments.reduce((sum, { amountCents }) => sum + amountCents, 0);
