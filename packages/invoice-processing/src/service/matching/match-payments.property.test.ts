import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { booked, invoice as example } from "../../../tests/support/examples.ts";
import type { Invoice } from "../../domain/invoice-shapes.ts";
import type { LedgerPayment, MatchProposal } from "../../domain/settlement-shapes.ts";
import { matchPayments } from "./match-payments.ts";
import { largestFee } from "./policy.ts";

// Small amounts, so that sums meet: whole, halves, quarters, with and without a fee.
const invoices = fc
  .record({ amountCents: fc.constantFrom(100, 400, 10_000) })
  .map((facts): Invoice => ({ ...example, ...facts }));

const amounts = fc.oneof(
  fc.constantFrom(25, 50, 99, 100, 200, 300, 399, 400, 5_000, 9_850, 10_000, 20_000),
  fc.nat(12_000).map((n) => n + 1),
);

const facts = fc.record(
  {
    amountCents: amounts,
    currency: fc.constantFrom("EUR", "EUR", "EUR", "USD"),
    valueDate: fc.constantFrom("2026-06-01", "2026-10-02", "2026-10-20", "2026-11-02", "2026-12-24", "2027-06-01"),
    payer: fc.constantFrom("Kestrel Logistics", "Somebody Else"),
    remittance: fc.constantFrom("RE-2026-0001", "re 2026 00 01 part", "RE-2026-00011", "thanks", ""),
    alsoNames: fc.constantFrom(undefined, undefined, undefined, ["inv-2"]),
  },
  { requiredKeys: ["amountCents", "currency", "valueDate", "remittance"] },
);

const ledgers = fc
  .array(facts, { maxLength: 9 })
  .map((all) => all.map((each, at) => JSON.parse(JSON.stringify({ paymentId: `p${at}`, ...each })) as LedgerPayment));

/** The proposal, or the ids of the conflict. */
function outcomeOf(invoice: Invoice, payments: readonly LedgerPayment[]): MatchProposal | string {
  try {
    return matchPayments(invoice, payments);
  } catch (error) {
    const { code, data } = error as { code: string; data: { paymentIds: string[] } };
    return `${code} ${data.paymentIds}`;
  }
}

/** Holds for every proposal; conflicts are looked at by the properties that compare. */
function holds(check: (proposal: MatchProposal, payments: LedgerPayment[], invoice: Invoice) => void): void {
  const property = fc.property(invoices, ledgers, (invoice, payments) => {
    const proposal = outcomeOf(invoice, payments);
    if (typeof proposal === "string") expect(proposal).toMatch(/^MATCH_CONFLICT p/);
    else check(proposal, payments, invoice);
  });
  fc.assert(property, { numRuns: 1_000 });
}

const sum = (each: readonly { amountCents: number }[]) =>
  each.reduce((total, { amountCents }) => total + amountCents, 0);

describe("of every proposal", () => {
  test("no payment is used for more than its amount, adjustments included, and none in another currency", () => {
    holds(({ matches, adjustments }, payments) => {
      for (const { paymentId, amountCents, currency } of payments) {
        const used = [...matches, ...adjustments.filter(({ kind }) => kind !== "bank-fee")].filter(
          (each) => each.paymentId === paymentId,
        );
        expect(sum(used)).toBeLessThanOrEqual(amountCents);
        if (used.length > 0) expect(currency).toBe("EUR");
      }
    });
  });

  test("the sums agree with each other", () => {
    holds(({ matches, matchedCents, matchedPaymentIds, invoicedCents }, _payments, { amountCents }) => {
      expect(sum(matches)).toBe(matchedCents);
      expect(matchedCents).toBeLessThanOrEqual(invoicedCents);
      expect(invoicedCents).toBe(amountCents);
      expect(matchedPaymentIds).toEqual(matches.map(({ paymentId }) => paymentId));
      expect(new Set(matchedPaymentIds).size).toBe(matches.length);
      expect(matches.every((match) => match.amountCents > 0)).toBe(true);
    });
  });

  test("the outcome agrees with the sums, and a fee is what is missing", () => {
    holds(({ outcome, matchedCents, invoicedCents, adjustments }) => {
      const fee = sum(adjustments.filter(({ kind }) => kind === "bank-fee"));
      expect(fee).toBeLessThanOrEqual(largestFee(invoicedCents));
      if (fee > 0) expect(matchedCents + fee).toBe(invoicedCents);
      expect(outcome === "matched").toBe(matchedCents + fee === invoicedCents);
      expect(outcome === "unmatched").toBe(matchedCents === 0);
    });
  });

  test("there is a surplus only when the invoice is covered", () => {
    holds(({ outcome, adjustments }) => {
      if (adjustments.length > 0) expect(outcome).toBe("matched");
    });
  });

  test("money that names this invoice alone is never left out", () => {
    holds(({ matches, adjustments }, payments) => {
      const named = payments.filter(
        ({ remittance, currency, valueDate, alsoNames }) =>
          /^re.2026.00 ?01( |$)/i.test(remittance) && currency === "EUR" && valueDate > "2026-07-07" && !alsoNames,
      );
      for (const { paymentId, amountCents } of named) {
        const accounted = [...matches, ...adjustments.filter(({ kind }) => kind !== "bank-fee")];
        expect(sum(accounted.filter((each) => each.paymentId === paymentId))).toBe(amountCents);
      }
    });
  });
});

test("the order of the payments does not matter", () => {
  const shuffled = ledgers.chain((payments) =>
    fc.tuple(fc.constant(payments), fc.shuffledSubarray(payments, { minLength: payments.length })),
  );
  const property = fc.property(invoices, shuffled, (invoice, [payments, others]) => {
    expect(outcomeOf(invoice, others)).toEqual(outcomeOf(invoice, payments));
  });
  fc.assert(property, { numRuns: 1_000 });
});

test("once it is booked, the proposal is the same again", () => {
  holds((proposal, payments, invoice) => {
    const after = booked(invoice, payments, proposal);
    expect(outcomeOf(after.invoice, after.payments)).toEqual(proposal);
  });
});
