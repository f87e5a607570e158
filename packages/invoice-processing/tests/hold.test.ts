import { DatabaseSync } from "node:sqlite";
import { expect, onTestFinished, test } from "vitest";
import { openInvoiceStore } from "../src/index.ts";
import { type Books, openBooks, refusal } from "./support/open-books.ts";

const tenant = "acme";
const invoiceId = "inv-003";

const gather = ({ client }: Books, runId: string) => client.reconcile.gather({ tenant, runId, invoiceId });

/** Everything of a run but its end. */
async function booked(books: Books, runId: string) {
  const { match, settle, adjust } = books.client.reconcile;
  const proposal = await match(await gather(books, runId));
  await settle({ tenant, runId, proposal });
  return { ...proposal, adjustments: await adjust({ tenant, runId, proposal }) };
}

test("an invoice is the run's that gathered first, in every process, until it has ended", async () => {
  const books = openBooks();
  const [first, second] = [books.run(), books.run()];
  const result = await booked(books, first);
  const running = {
    code: "RECONCILIATION_RUNNING",
    status: 409,
    data: { invoiceId, runId: first },
    defined: true,
  };
  expect(await refusal(gather(books.reopen(), second))).toEqual(running);
  const call = books.client.reconcile.settle({ tenant, runId: second, proposal: { ...result, adjustments: [] } });
  expect(await refusal(call)).toEqual(running);
  await books.client.reconcile.notify({ tenant, runId: first, result });
  expect((await gather(books, second)).invoice).toMatchObject({ state: "settled" });
  expect(await refusal(gather(books, books.run()))).toMatchObject({ data: { runId: second } });
});

test.each([
  ["it was undone", { reason: "test" }],
  ["it has failed", { failure: { code: "PERIOD_CLOSED", message: "The month is closed." } }],
])("an invoice is free of a run when %s", async (_, end) => {
  const books = openBooks();
  const [first, second] = [books.run(), books.run()];
  await booked(books, first);
  const { reverse, notify } = books.client.reconcile;
  await ("reason" in end
    ? reverse({ tenant, runId: first, reason: end.reason })
    : notify({ tenant, runId: first, result: { invoiceId, ...end } }));
  expect((await gather(books, second)).invoice).toMatchObject({ state: "open", settledCents: 0 });
});

test("a run may gather again, and once it has ended it takes no invoice from anybody", async () => {
  const books = openBooks();
  const [first, second] = [books.run(), books.run()];
  const gathered = await gather(books, first);
  expect(await gather(books, first)).toEqual(gathered);
  await books.client.reconcile.reverse({ tenant, runId: first, reason: "test" });
  const over = { code: "RUN_NOT_SETTLED", data: { runId: first } };
  expect(await refusal(gather(books, first))).toMatchObject(over);
  await gather(books, second);
  expect(await refusal(gather(books, first))).toMatchObject(over);
});

test("other invoices, and those of other tenants, are not held", async () => {
  const books = openBooks();
  const { reconcile } = books.client;
  await reconcile.gather({ tenant, runId: books.run(), invoiceId: "inv-001" });
  expect(await reconcile.gather({ tenant: "globex", runId: books.run(), invoiceId: "inv-001" })).toBeDefined();
  expect(await gather(books, books.run())).toBeDefined();
});

test("a run that was at work before invoices were held has its invoice", async () => {
  const books = openBooks();
  const runId = books.run();
  await booked(books, runId);
  books.store.close();
  const before = new DatabaseSync(books.invoicesFile);
  before.exec("ALTER TABLE invoices DROP COLUMN held_by; PRAGMA user_version = 1");
  before.close();
  const store = openInvoiceStore(books.invoicesFile);
  onTestFinished(() => store.close());
  const held = store.database.prepare("SELECT tenant, invoice_id, held_by FROM invoices WHERE held_by IS NOT NULL");
  expect(held.all()).toEqual([{ tenant, invoice_id: invoiceId, held_by: runId }]);
});
