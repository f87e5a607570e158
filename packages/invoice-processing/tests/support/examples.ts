import type { Invoice } from "../../src/domain/invoice-shapes.ts";
import type { LedgerPayment, MatchProposal } from "../../src/domain/settlement-shapes.ts";

/** 1,000.00 EUR, due in November. */
export const invoice: Invoice = {
  invoiceId: "inv-1",
  customer: "Kestrel Logistics GmbH",
  reference: "RE-2026-0001",
  currency: "EUR",
  amountCents: 100_000,
  issuedOn: "2026-10-05",
  dueOn: "2026-11-02",
  settledCents: 0,
  state: "open",
  createdAt: "2026-10-05T08:00:00Z",
};

/** A payment of the whole amount that names the invoice, unless it says something else. */
export const payment = (paymentId: string, facts: Partial<LedgerPayment> = {}): LedgerPayment => ({
  paymentId,
  amountCents: 100_000,
  currency: "EUR",
  valueDate: "2026-10-30",
  payer: "KESTREL LOGISTICS",
  remittance: "RE-2026-0001",
  ...facts,
});

/** The same invoice and payments after a proposal was settled and adjusted. */
export function booked(
  before: Invoice,
  payments: readonly LedgerPayment[],
  { matches, matchedCents, outcome }: MatchProposal,
): { invoice: Invoice; payments: LedgerPayment[] } {
  const state = outcome === "matched" ? "settled" : outcome === "partially-matched" ? "partially-settled" : "open";
  return {
    invoice: { ...before, settledCents: matchedCents, state },
    payments: payments.map((each) => {
      const match = matches.find(({ paymentId }) => paymentId === each.paymentId);
      return match ? { ...each, booked: { amountCents: match.amountCents, rule: match.rule } } : each;
    }),
  };
}
