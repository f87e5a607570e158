import { NonRetriableError } from "inngest";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { refusal } from "./support/books.ts";
import { gate, type Lab, type LabOptions, openLab } from "./support/lab.ts";
import { interposed, openRealBooks, type RealBooks } from "./support/real-books.ts";

const invoiceId = "inv-003";
const strange = "01JD8Z3V6QF4T9K2M7XWNCYB5R";

let books: RealBooks;
let lab: Lab;
const open = async (options: Partial<LabOptions> = {}) => {
  lab = await openLab({ invoices: books.client, folder: books.folder, queue: { lookAgainMs: 50 }, ...options });
  return lab;
};
beforeEach(() => {
  books = openRealBooks();
});
afterEach(async () => {
  books.store.close();
  await lab.dispose();
});

const becomes = (runId: string, status: string) =>
  lab.until(async () => (await lab.runtime.store.get(runId))?.status === status);

/** Two runs of one invoice; the first waits between its bookings for another attempt, the second for the first. */
async function twoRuns(secondAttempt: () => unknown) {
  const times = new Map<string, number>();
  let firstRun: string | undefined;
  const invoices = interposed(books.client, async (step, { runId = "" }, go) => {
    if (step === "adjust" && runId === (firstRun ??= runId)) {
      times.set(runId, (times.get(runId) ?? 0) + 1);
      if (times.get(runId) === 1) throw new Error("database is locked");
      await secondAttempt();
    }
    return go();
  });
  await open({ invoices });
  const first = await lab.trigger(invoiceId);
  await lab.until(() => times.has(first));
  return { first, second: await lab.trigger(invoiceId) };
}

describe("a run whose invoice another one has booked and may yet undo", () => {
  test("waits, and then books itself what the other had to undo", async () => {
    const { first, second } = await twoRuns(() => {
      throw refusal("PERIOD_CLOSED", "The month is closed.");
    });
    await becomes(second, "waiting");
    expect(await lab.ended(first)).toMatchObject({ status: "failed", failure: { code: "PERIOD_CLOSED" } });
    expect(await lab.ended(second)).toMatchObject({ status: "completed", output: { outcome: "matched" } });
    expect((await books.status(invoiceId)).payments).toMatchObject([{ paymentId: "pay-104", runId: second }]);
  });

  test("waits, and then finds what the other has made final", async () => {
    const { first, second } = await twoRuns(() => {});
    await becomes(second, "waiting");
    expect(await lab.ended(first)).toMatchObject({ status: "completed" });
    expect(await lab.ended(second)).toMatchObject({ status: "completed", output: { outcome: "matched" } });
    expect(await lab.told(second)).not.toContain("step.failed invoice/load");
    expect((await books.status(invoiceId)).payments).toMatchObject([{ paymentId: "pay-104", runId: first }]);
  });

  test("goes on when the other is cancelled, and can itself be cancelled", async () => {
    const standing = gate();
    const { first, second } = await twoRuns(standing.hold);
    await becomes(second, "waiting");
    const third = await lab.trigger(invoiceId);
    for (const runId of [second, first]) await lab.ask(`POST /runs/${runId}/cancel`);
    standing.open();
    expect(await lab.ended(third)).toMatchObject({ status: "completed", output: { outcome: "matched" } });
    expect((await books.status(invoiceId)).payments).toMatchObject([{ runId: third }]);
  });
});

test("a run that nobody knows of any more has no invoice", async () => {
  const { gather, match, settle } = books.client.reconcile;
  const proposal = await match(await gather({ tenant: "acme", runId: strange, invoiceId }));
  await settle({ tenant: "acme", runId: strange, proposal });
  const { trigger, ended } = await open();
  const runId = await trigger(invoiceId);
  expect(await ended(runId)).toMatchObject({ status: "completed", output: { outcome: "matched" } });
  expect((await books.status(invoiceId)).payments).toMatchObject([{ runId }]);
});

test("a run that does not end is not waited for without end", async () => {
  await books.client.reconcile.gather({ tenant: "acme", runId: strange, invoiceId });
  const { trigger, ended, told } = await open({
    isRunOver: async () => false,
    queue: { lookAgainMs: 50, giveUpAfterMs: 200 },
  });
  const runId = await trigger(invoiceId);
  expect(await ended(runId)).toMatchObject({ status: "failed", failure: { code: "RECONCILIATION_RUNNING" } });
  expect(await told(runId)).not.toContain("step.failed invoice/load");
});

test("a run that does not hear that it has booked, and fails, leaves nothing booked", async () => {
  const invoices = interposed(books.client, async (step, _asked, go) => {
    const answer = await go();
    if (step === "settle") throw new NonRetriableError("the answer was lost");
    return answer;
  });
  const { trigger, ended, until } = await open({ invoices });
  expect(await ended(await trigger(invoiceId))).toMatchObject({ status: "failed" });
  await until(async () => (await books.status(invoiceId)).notifications.length > 0);
  expect(await books.status(invoiceId)).toMatchObject({ invoice: { state: "open" }, payments: [] });
});
