import { describe, expect, test } from "vitest";
import { booked, invoice, payment } from "../../../tests/support/examples.ts";
import type { LedgerPayment } from "../../domain/settlement-shapes.ts";
import { matchPayments } from "./match-payments.ts";

const unnamed = { remittance: "Many thanks" };

/** What was matched and adjusted, in short. */
function told(payments: LedgerPayment[], of = invoice) {
  const { outcome, matches, adjustments } = matchPayments(of, payments);
  return {
    outcome,
    matches: matches.map(({ paymentId, rule, amountCents }) => `${paymentId} ${rule} ${amountCents}`),
    adjustments: adjustments.map(({ kind, paymentId, amountCents }) => `${kind} ${paymentId} ${amountCents}`),
  };
}

const conflict = (paymentIds: string[]) =>
  expect.objectContaining({ code: "MATCH_CONFLICT", data: { invoiceId: "inv-1", paymentIds } });

describe("payments that name the invoice", () => {
  test("one of the amount covers it", () => {
    expect(matchPayments(invoice, [payment("a")])).toEqual({
      invoiceId: "inv-1",
      outcome: "matched",
      invoicedCents: 100_000,
      matchedCents: 100_000,
      matchedPaymentIds: ["a"],
      currency: "EUR",
      matches: [{ paymentId: "a", amountCents: 100_000, rule: "reference", valueDate: "2026-10-30" }],
      adjustments: [],
    });
  });

  test("several together cover it", () => {
    const payments = [payment("a", { amountCents: 30_000 }), payment("b", { amountCents: 70_000 })];
    expect(told(payments)).toEqual({
      outcome: "matched",
      matches: ["a reference 30000", "b reference 70000"],
      adjustments: [],
    });
  });

  test("too little covers a part", () => {
    expect(told([payment("a", { amountCents: 60_000 })])).toEqual({
      outcome: "partially-matched",
      matches: ["a reference 60000"],
      adjustments: [],
    });
  });

  test.each([
    [99_000, "matched", ["bank-fee a 1000"]],
    [98_999, "partially-matched", []],
  ])("a fee is at most ten euros: %i", (amountCents, outcome, adjustments) => {
    expect(told([payment("a", { amountCents })])).toMatchObject({ outcome, adjustments });
  });

  test.each([
    [9_800, "matched", ["bank-fee a 200"]],
    [9_799, "partially-matched", []],
  ])("a fee is at most two percent: %i", (amountCents, outcome, adjustments) => {
    expect(told([payment("a", { amountCents })], { ...invoice, amountCents: 10_000 })).toMatchObject({
      outcome,
      adjustments,
    });
  });

  test("too much in one payment is an overpayment", () => {
    expect(told([payment("a", { amountCents: 120_000 })])).toEqual({
      outcome: "matched",
      matches: ["a reference 100000"],
      adjustments: ["overpayment a 20000"],
    });
  });

  test("the same amount again is a duplicate, entered on its own day", () => {
    const { matches, adjustments } = matchPayments(invoice, [payment("b", { valueDate: "2026-11-09" }), payment("a")]);
    expect(matches.map(({ paymentId }) => paymentId)).toEqual(["a"]);
    expect(adjustments).toEqual([
      { kind: "duplicate-payment", amountCents: 100_000, paymentId: "b", entryDate: "2026-11-09" },
    ]);
  });

  test("the exact amount is preferred to one within the tolerance, and one payment to several", () => {
    const parts = [payment("a", { amountCents: 40_000 }), payment("b", { amountCents: 60_000 })];
    expect(told([payment("c", { amountCents: 99_500 }), ...parts, payment("d")])).toEqual({
      outcome: "matched",
      matches: ["d reference 100000"],
      adjustments: ["overpayment a 40000", "overpayment b 60000", "overpayment c 99500"],
    });
  });

  test("amounts that do not fit are used one after the other", () => {
    expect(told([payment("a", { amountCents: 70_000 }), payment("b", { amountCents: 70_000 })])).toEqual({
      outcome: "matched",
      matches: ["a reference 70000", "b reference 30000"],
      adjustments: ["overpayment b 40000"],
    });
  });

  test("another currency, or long before the invoice, is none of its payments", () => {
    const payments = [payment("a", { currency: "USD" }), payment("b", { valueDate: "2026-07-06" })];
    expect(told(payments)).toEqual({ outcome: "unmatched", matches: [], adjustments: [] });
    expect(told([payment("b", { valueDate: "2026-07-07" })]).outcome).toBe("matched");
  });

  test("one that names other invoices as well is for a person to divide, unless the invoice is paid without it", () => {
    const collective = payment("a", { alsoNames: ["inv-2"] });
    expect(() => told([collective])).toThrow(conflict(["a"]));
    expect(told([collective, payment("b")])).toEqual({
      outcome: "matched",
      matches: ["b reference 100000"],
      adjustments: [],
    });
  });
});

describe("payments that name nothing", () => {
  test("one of the amount in the time of the invoice covers it", () => {
    expect(told([payment("a", unnamed)]).matches).toEqual(["a amount-and-date 100000"]);
    expect(told([payment("a", { ...unnamed, valueDate: "2027-01-01" })]).matches).toHaveLength(1);
    expect(told([payment("a", { ...unnamed, valueDate: "2027-01-02" })]).matches).toEqual([]);
    expect(told([payment("a", { ...unnamed, valueDate: "2026-10-02" })]).matches).toHaveLength(1);
    expect(told([payment("a", { ...unnamed, valueDate: "2026-10-01" })]).matches).toEqual([]);
  });

  test("one of somebody else's does not, one of nobody known does", () => {
    expect(told([payment("a", { ...unnamed, payer: "Vento Cycles BV" })]).outcome).toBe("unmatched");
    const { payer: _payer, ...anonymous } = payment("a", unnamed);
    expect(told([anonymous]).outcome).toBe("matched");
    expect(told([anonymous, payment("b", unnamed)]).matches).toEqual(["b amount-and-date 100000"]);
  });

  test("a fee is believed of the customer only", () => {
    const { payer: _payer, ...anonymous } = payment("a", { ...unnamed, amountCents: 99_500 });
    expect(told([anonymous]).outcome).toBe("unmatched");
    expect(told([payment("a", { ...unnamed, amountCents: 99_500 })]).adjustments).toEqual(["bank-fee a 500"]);
  });

  test("two that fit equally well are a conflict", () => {
    expect(() => told([payment("b", unnamed), payment("a", unnamed)])).toThrow(conflict(["a", "b"]));
  });

  test("several of the customer's make the amount together", () => {
    const parts = [20_000, 30_000, 50_000].map((amountCents, at) => payment(`p${at}`, { ...unnamed, amountCents }));
    expect(told(parts).matches).toEqual(["p0 combination 20000", "p1 combination 30000", "p2 combination 50000"]);
    expect(told(parts.slice(1)).outcome).toBe("unmatched");
  });

  test("two ways to make the amount are a conflict", () => {
    const parts = [40_000, 60_000, 60_000].map((amountCents, at) => payment(`p${at}`, { ...unnamed, amountCents }));
    expect(() => told(parts)).toThrow(conflict(["p0", "p1", "p2"]));
  });

  test("one completes what is certain; two that could do not put it in question", () => {
    const part = payment("a", { amountCents: 60_000 });
    const rest = ["b", "c"].map((id) => payment(id, { ...unnamed, amountCents: 40_000 }));
    expect(told([part, ...rest.slice(1)]).matches).toEqual(["a reference 60000", "c combination 40000"]);
    expect(told([part, ...rest])).toMatchObject({ outcome: "partially-matched", matches: ["a reference 60000"] });
  });
});

test("a fee is believed before a payment that only fits", () => {
  const fitting = payment("b", { ...unnamed, amountCents: 1_000 });
  expect(told([payment("a", { amountCents: 99_000 }), fitting])).toMatchObject({
    matches: ["a reference 99000"],
    adjustments: ["bank-fee a 1000"],
  });
});

test("what is booked stays, and a payment that comes later completes it", () => {
  const first = [payment("a", { amountCents: 60_000 })];
  const after = booked(invoice, first, matchPayments(invoice, first));
  const payments = [...after.payments, payment("b", { amountCents: 40_000 })];
  expect(told(payments, after.invoice)).toEqual({
    outcome: "matched",
    matches: ["a reference 60000", "b reference 40000"],
    adjustments: [],
  });
});

test("what comes after a fee was written off does not reopen the invoice", () => {
  const first = [payment("a", { amountCents: 99_500 })];
  const after = booked(invoice, first, matchPayments(invoice, first));
  expect(told([...after.payments, payment("b", { amountCents: 500 })], after.invoice)).toEqual({
    outcome: "matched",
    matches: ["a reference 99500"],
    adjustments: ["bank-fee a 500", "overpayment b 500"],
  });
});

test("a payment that the ledger lists twice is one payment", () => {
  const half = payment("a", { amountCents: 50_000 });
  expect(told([half, half])).toEqual({
    outcome: "partially-matched",
    matches: ["a reference 50000"],
    adjustments: [],
  });
});
