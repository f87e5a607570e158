import { describe, expect, test } from "vitest";
import { toReconciliationResult } from "../src/index.ts";
import { type Books, openBooks, refusal } from "./support/open-books.ts";

const tenant = "acme";

async function proposalFor({ client }: Books, invoiceId: string, runId: string) {
  return client.reconcile.match(await client.reconcile.gather({ tenant, runId, invoiceId }));
}

/** The whole of a run, as a workflow does it. */
async function reconciled(books: Books, invoiceId: string, runId = books.run()) {
  const proposal = await proposalFor(books, invoiceId, runId);
  await books.client.reconcile.settle({ tenant, runId, proposal });
  const adjustments = await books.client.reconcile.adjust({ tenant, runId, proposal });
  const result = toReconciliationResult(proposal, adjustments);
  await books.client.reconcile.notify({ tenant, runId, result });
  return result;
}

const rows = ({ store }: Books, table: string) => store.database.prepare(`SELECT * FROM ${table}`).all();

describe("the demonstration", () => {
  test.each([
    ["inv-001", "matched", "settled", ["reference 125000"], []],
    ["inv-002", "matched", "settled", ["reference 140000", "reference 100000"], []],
    ["inv-003", "matched", "settled", ["reference 97650"], ["bank-fee 350"]],
    ["inv-004", "partially-matched", "partially-settled", ["reference 120000"], []],
    ["inv-005", "unmatched", "open", [], []],
    ["inv-006", "matched", "settled", ["reference 67800"], ["duplicate-payment 67800"]],
    ["inv-009", "matched", "settled", ["reference 49900"], ["overpayment 100"]],
    ["inv-010", "matched", "settled", ["amount-and-date 184735"], []],
    ["inv-011", "matched", "settled", ["combination 83350", "combination 126650"], []],
    ["inv-012", "unmatched", "open", [], []],
    ["inv-013", "matched", "settled", ["reference 54320"], []],
    ["inv-014", "unmatched", "open", [], []],
  ])("%s is %s", async (invoiceId, outcome, state, matches, adjustments) => {
    const books = openBooks();
    const result = await reconciled(books, invoiceId);
    expect(result.outcome).toBe(outcome);
    expect(result.matches.map(({ rule, amountCents }) => `${rule} ${amountCents}`)).toEqual(matches);
    expect(result.adjustments.map(({ kind, amountCents }) => `${kind} ${amountCents}`)).toEqual(adjustments);
    const invoice = await books.client.invoices.get({ tenant, invoiceId });
    expect(invoice).toMatchObject({ state, settledCents: result.matchedCents });
    expect(await reconciled(books, invoiceId)).toEqual(result);
    expect(await books.client.invoices.get({ tenant, invoiceId })).toEqual(invoice);
  });

  test("inv-007 is a conflict, and nothing is booked", async () => {
    const books = openBooks();
    expect(await refusal(reconciled(books, "inv-007"))).toEqual({
      code: "MATCH_CONFLICT",
      status: 409,
      data: { invoiceId: "inv-007", paymentIds: ["pay-108", "pay-109"] },
      defined: true,
    });
    expect(rows(books, "allocations")).toEqual([]);
  });

  test("inv-008 is settled, its adjustment refused, and the compensation makes its payment free again", async () => {
    const books = openBooks();
    const runId = books.run();
    expect(await refusal(reconciled(books, "inv-008", runId))).toEqual({
      code: "PERIOD_CLOSED",
      status: 409,
      data: { invoiceId: "inv-008", period: "2026-08" },
      defined: true,
    });
    expect((await books.client.getStatus({ tenant, invoiceId: "inv-008" })).payments).toHaveLength(1);
    await books.client.reconcile.reverse({ tenant, runId, reason: "PERIOD_CLOSED" });
    const { invoice, payments, adjustments } = await books.client.getStatus({ tenant, invoiceId: "inv-008" });
    expect({ ...invoice, payments, adjustments }).toMatchObject({
      state: "open",
      settledCents: 0,
      payments: [],
      adjustments: [],
    });
    books.store.database.exec("DELETE FROM closed_periods");
    expect((await reconciled(books, "inv-008")).outcome).toBe("matched");
  });
});

describe("settling", () => {
  test("happens once for each run, whatever is asked afterwards", async () => {
    const books = openBooks();
    const runId = books.run();
    const proposal = await proposalFor(books, "inv-001", runId);
    const first = await books.client.reconcile.settle({ tenant, runId, proposal });
    expect(first).toEqual({
      runId,
      invoiceId: "inv-001",
      bookedCents: 125_000,
      settledAt: "2026-11-21T12:00:00.000Z",
    });
    expect(await books.reopen().client.reconcile.settle({ tenant, runId, proposal })).toEqual(first);
    const other = await proposalFor(books, "inv-002", books.run());
    expect(await books.client.reconcile.settle({ tenant, runId, proposal: other })).toEqual(first);
    expect(rows(books, "allocations")).toHaveLength(1);
  });

  test("refuses a payment that another invoice has got meanwhile, and books nothing of the rest", async () => {
    const books = openBooks();
    const [runId, other] = [books.run(), books.run()];
    const proposal = await proposalFor(books, "inv-002", runId);
    const taken = { ...(await proposalFor(books, "inv-001", other)), matches: proposal.matches.slice(1) };
    await books.client.reconcile.settle({ tenant, runId: other, proposal: taken });
    expect(await refusal(books.client.reconcile.settle({ tenant, runId, proposal }))).toMatchObject({
      code: "MATCH_CONFLICT",
      data: { invoiceId: "inv-002", paymentIds: ["pay-103"] },
    });
    expect(rows(books, "allocations")).toHaveLength(1);
    expect(rows(books, "settlements")).toHaveLength(1);
    const { payments } = await books.client.reconcile.gather({ tenant, runId, invoiceId: "inv-002" });
    expect(payments.map(({ paymentId }) => paymentId)).toEqual(["pay-102"]);
  });

  test("refuses a proposal when other payments cover the invoice meanwhile", async () => {
    const books = openBooks();
    const late = books.run();
    const old = await proposalFor(books, "inv-004", late);
    await books.client.reconcile.reverse({ tenant, runId: late, reason: "test" });
    books.ledger((database) => {
      database.exec(`UPDATE payments SET payment_id = 'pay-900', amount_cents = 360000 WHERE payment_id = 'pay-105'`);
    });
    await reconciled(books, "inv-004");
    const call = books.client.reconcile.settle({ tenant, runId: books.run(), proposal: old });
    expect(await refusal(call)).toMatchObject({ code: "MATCH_CONFLICT", data: { paymentIds: ["pay-105"] } });
  });

  test("is by tenant: the same ids of another one are other invoices, payments and runs", async () => {
    const books = openBooks();
    const runId = books.run();
    await reconciled(books, "inv-001", runId);
    const { reconcile, getStatus } = books.client;
    const theirs = await reconcile.match(await reconcile.gather({ tenant: "globex", runId, invoiceId: "inv-001" }));
    await reconcile.settle({ tenant: "globex", runId, proposal: theirs });
    await reconcile.reverse({ tenant, runId, reason: "test" });
    expect(await getStatus({ tenant: "globex", invoiceId: "inv-001" })).toMatchObject({
      invoice: { customer: "Sable Instruments", state: "settled" },
      payments: [{ paymentId: "pay-101", amountCents: 42_000, runId }],
    });
    const call = reconcile.gather({ tenant: "globex", runId, invoiceId: "inv-002" });
    expect(await refusal(call)).toMatchObject({ code: "INVOICE_NOT_FOUND", data: { invoiceId: "inv-002" } });
  });

  test("keeps what was booked when the ledger corrects its amount, and books what is too much of it", async () => {
    const books = openBooks();
    const result = await reconciled(books, "inv-001");
    const correct = (cents: number) =>
      books.ledger((database) => {
        database.prepare("UPDATE payments SET amount_cents = ? WHERE payment_id = 'pay-101'").run(cents);
      });
    correct(100_000);
    expect(await reconciled(books, "inv-001")).toEqual(result);
    correct(130_000);
    expect(await reconciled(books, "inv-001")).toEqual({
      ...result,
      adjustments: [{ kind: "overpayment", amountCents: 5_000, paymentId: "pay-101" }],
    });
  });

  test("keeps what was booked when the ledger loses it", async () => {
    const books = openBooks();
    const result = await reconciled(books, "inv-006");
    books.ledger((database) => database.exec("DELETE FROM payments"));
    expect(await reconciled(books, "inv-006")).toEqual({ ...result, adjustments: [] });
  });
});

describe("adjusting", () => {
  test("books each entry once, over all runs", async () => {
    const books = openBooks();
    const runId = books.run();
    const proposal = await proposalFor(books, "inv-003", runId);
    await books.client.reconcile.settle({ tenant, runId, proposal });
    const expected = [{ kind: "bank-fee" as const, amountCents: 350, paymentId: "pay-104" }];
    for (let times = 0; times < 3; times += 1) {
      expect(await books.client.reconcile.adjust({ tenant, runId, proposal })).toEqual(expected);
    }
    await books.client.reconcile.notify({ tenant, runId, result: toReconciliationResult(proposal, expected) });
    await reconciled(books, "inv-003");
    expect(rows(books, "adjustments")).toHaveLength(1);
    expect((await books.client.getStatus({ tenant, invoiceId: "inv-003" })).adjustments).toEqual([
      { ...expected[0], entryDate: "2026-11-06", runId, bookedAt: "2026-11-21T12:00:00.000Z" },
    ]);
  });

  test("books all entries or none", async () => {
    const books = openBooks();
    const runId = books.run();
    const proposal = await proposalFor(books, "inv-006", runId);
    const late = { kind: "overpayment", amountCents: 1, paymentId: "pay-x", entryDate: "2026-08-31" } as const;
    await books.client.reconcile.settle({ tenant, runId, proposal });
    const both = { ...proposal, adjustments: [...proposal.adjustments, late] };
    const call = books.client.reconcile.adjust({ tenant, runId, proposal: both });
    expect(await refusal(call)).toMatchObject({ code: "PERIOD_CLOSED" });
    expect(rows(books, "adjustments")).toEqual([]);
  });

  test("needs a settlement", async () => {
    const books = openBooks();
    const runId = books.run();
    const proposal = await proposalFor(books, "inv-003", runId);
    const call = books.client.reconcile.adjust({ tenant, runId, proposal });
    expect(await refusal(call)).toEqual({ code: "RUN_NOT_SETTLED", status: 409, data: { runId }, defined: true });
  });
});

describe("reversing", () => {
  test("undoes the adjustments as well, once", async () => {
    const books = openBooks();
    const runId = books.run();
    const proposal = await proposalFor(books, "inv-003", runId);
    await books.client.reconcile.settle({ tenant, runId, proposal });
    await books.client.reconcile.adjust({ tenant, runId, proposal });
    expect(await books.client.invoices.get({ tenant, invoiceId: "inv-003" })).toMatchObject({ state: "settled" });
    for (let times = 0; times < 2; times += 1) {
      await books.client.reconcile.reverse({ tenant, runId, reason: "test" });
    }
    expect(await books.client.invoices.get({ tenant, invoiceId: "inv-003" })).toMatchObject({ state: "open" });
    expect((await reconciled(books, "inv-003")).adjustments).toHaveLength(1);
    expect(rows(books, "adjustments")).toHaveLength(2);
  });

  test("comes too late for a run that has noted its result, of which the next run counts on its bookings", async () => {
    const books = openBooks();
    const [first, second] = [books.run(), books.run()];
    await reconciled(books, "inv-003", first);
    await reconciled(books, "inv-003", second);
    for (const runId of [second, first]) await books.client.reconcile.reverse({ tenant, runId, reason: "test" });
    expect(await books.client.invoices.get({ tenant, invoiceId: "inv-003" })).toMatchObject({ state: "settled" });
    expect(rows(books, "reversals")).toEqual([]);
  });

  test("is final: a run that was reversed books nothing more, even when it had not booked yet", async () => {
    const books = openBooks();
    const runId = books.run();
    const proposal = await proposalFor(books, "inv-003", runId);
    await books.client.reconcile.reverse({ tenant, runId, reason: "test" });
    const settled = refusal(books.client.reconcile.settle({ tenant, runId, proposal }));
    expect(await settled).toEqual({ code: "RUN_NOT_SETTLED", status: 409, data: { runId }, defined: true });
    const adjusted = refusal(books.client.reconcile.adjust({ tenant, runId, proposal }));
    expect(await adjusted).toMatchObject({ code: "RUN_NOT_SETTLED" });
    expect(rows(books, "allocations")).toEqual([]);
  });
});

describe("notifying", () => {
  const notifiedAt = "2026-11-21T12:00:00.000Z";
  const failure = { invoiceId: "inv-003", failure: { code: "LEDGER_UNAVAILABLE", message: "It did not answer." } };

  test("happens once for each run, and the status of its invoice tells it", async () => {
    const books = openBooks();
    const [runId, other] = [books.run(), books.run()];
    const result = await reconciled(books, "inv-003", runId);
    await books.client.reconcile.notify({ tenant, runId, result });
    await books.client.reconcile.notify({ tenant, runId, result: failure });
    await books.client.reconcile.notify({ tenant, runId: other, result: failure });
    expect(await books.client.getStatus({ tenant, invoiceId: "inv-003" })).toMatchObject({
      invoice: { state: "settled" },
      notifications: [
        { runId, notifiedAt, result },
        { runId: other, notifiedAt, result: failure },
      ],
    });
  });

  test("of a failure undoes what the run has booked", async () => {
    const books = openBooks();
    const runId = books.run();
    const proposal = await proposalFor(books, "inv-003", runId);
    await books.client.reconcile.settle({ tenant, runId, proposal });
    await books.client.reconcile.notify({ tenant, runId, result: failure });
    expect(await books.client.getStatus({ tenant, invoiceId: "inv-003" })).toMatchObject({
      invoice: { state: "open" },
      payments: [],
      notifications: [{ runId, notifiedAt, result: failure }],
    });
    const call = books.client.reconcile.settle({ tenant, runId, proposal });
    expect(await refusal(call)).toMatchObject({ code: "RUN_NOT_SETTLED" });
  });

  test("of a result needs what it tells of", async () => {
    const books = openBooks();
    const [none, undone] = [books.run(), books.run()];
    const proposal = await proposalFor(books, "inv-003", undone);
    await books.client.reconcile.settle({ tenant, runId: undone, proposal });
    await books.client.reconcile.reverse({ tenant, runId: undone, reason: "test" });
    const result = toReconciliationResult(proposal, []);
    for (const runId of [none, undone]) {
      const call = books.client.reconcile.notify({ tenant, runId, result });
      expect(await refusal(call)).toMatchObject({ code: "RUN_NOT_SETTLED", data: { runId } });
    }
  });
});

test("what procedures get is validated", async () => {
  const { client } = openBooks();
  const call = client.reconcile.reverse({ tenant, runId: "no run", reason: "test" });
  expect(await refusal(call)).toMatchObject({ code: "BAD_REQUEST", data: { issues: [{ path: ["runId"] }] } });
});
