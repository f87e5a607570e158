import { copyFileSync, renameSync } from "node:fs";
import type { WorkflowRunStatus } from "@rawr/invoice-processing";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { globex, type Lab, openLab } from "./support/lab.ts";
import { openRealBooks, type RealBooks } from "./support/real-books.ts";

let lab: Lab;
let books: RealBooks;

beforeEach(async () => {
  books = openRealBooks();
  lab = await openLab({
    invoices: books.client,
    folder: books.folder,
    ledger: { failures: 1, halfOpenAfterMs: 100 },
  });
});
afterEach(async () => {
  books.store.close();
  await lab.dispose();
});

const reconcile = async (invoiceId: string): Promise<WorkflowRunStatus> => lab.ended(await lab.trigger(invoiceId));
const status = (invoiceId: string) => books.status(invoiceId);

describe("the demonstration's invoices", () => {
  test.each([
    ["inv-001", "matched", ["pay-101"], []],
    ["inv-002", "matched", ["pay-102", "pay-103"], []],
    ["inv-003", "matched", ["pay-104"], [["bank-fee", 350]]],
    ["inv-004", "partially-matched", ["pay-105"], []],
    ["inv-005", "unmatched", [], []],
    ["inv-006", "matched", ["pay-106"], [["duplicate-payment", 67_800]]],
    ["inv-009", "matched", ["pay-111"], [["overpayment", 100]]],
    ["inv-010", "matched", ["pay-112"], []],
    ["inv-011", "matched", ["pay-113", "pay-114"], []],
  ] as const)("%s is %s", async (invoiceId, outcome, matchedPaymentIds, adjustments) => {
    const run = await reconcile(invoiceId);
    expect(run).toMatchObject({ status: "completed", output: { invoiceId, outcome, matchedPaymentIds } });
    const booked = await status(invoiceId);
    expect(booked.adjustments.map(({ kind, amountCents }) => [kind, amountCents])).toEqual(adjustments);
    expect(booked.payments.map(({ paymentId, runId }) => [paymentId, runId])).toEqual(
      matchedPaymentIds.map((paymentId) => [paymentId, run.runId]),
    );
    expect(booked.notifications).toMatchObject([{ runId: run.runId, result: { outcome } }]);
  });

  test("inv-007 fails: two payments contradict each other", async () => {
    expect(await reconcile("inv-007")).toMatchObject({
      status: "failed",
      failure: { code: "MATCH_CONFLICT", step: "invoice/match" },
    });
    expect((await status("inv-007")).payments).toEqual([]);
  });

  test("inv-008 fails in a closed period, and what was posted is undone", async () => {
    const run = await reconcile("inv-008");
    expect(run).toMatchObject({ status: "failed", failure: { code: "PERIOD_CLOSED", step: "invoice/adjust" } });
    expect(await lab.told(run.runId)).toContain("step.completed undo invoice/post");
    await lab.until(async () => (await status("inv-008")).notifications.length === 1);
    expect(await status("inv-008")).toMatchObject({
      invoice: { settledCents: 0, state: "open" },
      payments: [],
      adjustments: [],
      notifications: [{ result: { failure: { code: "PERIOD_CLOSED" } } }],
    });
  });

  test("another tenant's invoice with the same id has its own payment", async () => {
    const { body } = await lab.ask("POST /reconciliation/trigger", { as: globex, body: { invoiceId: "inv-001" } });
    await lab.until(async () => (await lab.runtime.store.get(String(body["runId"])))?.isTerminal);
    expect(await lab.ask(`GET /runs/${body["runId"]}`, { as: globex })).toMatchObject({
      body: { status: "completed", output: { invoicedCents: 42_000, matchedCents: 42_000 } },
    });
    expect((await status("inv-001")).payments).toEqual([]);
  });

  test("a second run finds what the first has booked, and books nothing twice", async () => {
    const first = await reconcile("inv-006");
    const second = await reconcile("inv-006");
    expect(second).toMatchObject({ status: "completed", output: { outcome: "matched" } });
    const { adjustments, payments } = await status("inv-006");
    expect([...adjustments, ...payments].map(({ runId }) => runId)).toEqual([first.runId, first.runId]);
  });
});

test("a ledger that is away is waited for", async () => {
  const { ledgerFile } = books;
  const away = `${ledgerFile}.away`;
  renameSync(ledgerFile, away);
  const runId = await lab.trigger("inv-001");
  await lab.until(async () => (await lab.runtime.store.get(runId))?.status === "waiting");
  copyFileSync(away, ledgerFile);
  expect(await lab.ended(runId)).toMatchObject({ status: "completed", output: { outcome: "matched" } });
});

test("runs that were accepted before the end of the process are done after it, each booked once", async () => {
  const ids = ["inv-001", "inv-002", "inv-003", "inv-006", "inv-009", "inv-010", "inv-011"];
  const runs = new Map(await Promise.all(ids.map(async (id) => [id, await lab.trigger(id)] as const)));
  for (let restart = 0; restart < 3; restart += 1) {
    lab = await lab.reopen({ invoices: books.client, ledger: { failures: 1 } }, 0);
  }
  for (const [invoiceId, runId] of runs) {
    expect(await lab.ended(runId)).toMatchObject({ status: "completed", output: { outcome: "matched" } });
    const { adjustments, payments, notifications } = await status(invoiceId);
    expect(new Set([...adjustments, ...payments, ...notifications].map((row) => row.runId))).toEqual(new Set([runId]));
    expect(notifications).toHaveLength(1);
  }
});
