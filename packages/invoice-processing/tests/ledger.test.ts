import { rmSync, writeFileSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { expect, onTestFinished, test } from "vitest";
import { type Books, openBooks, refusal } from "./support/open-books.ts";

const tenant = "acme";
const unavailable = { code: "LEDGER_UNAVAILABLE", status: 503, data: undefined, defined: true };

/** What a run that then ends gathers. */
async function gathered({ client, run }: Books, invoiceId: string) {
  const runId = run();
  try {
    return (await client.reconcile.gather({ tenant, runId, invoiceId })).payments;
  } finally {
    await client.reconcile.reverse({ tenant, runId, reason: "test" });
  }
}

function add(books: Books, paymentId: string, remittance: string, amountCents = 1_000): void {
  books.ledger((database) => {
    database
      .prepare("INSERT INTO payments VALUES (?, ?, '2026-11-20', ?, 'EUR', 'Kestrel Logistics', ?)")
      .run(tenant, paymentId, amountCents, remittance);
  });
}

test("a ledger that is missing is unavailable, and is used as soon as it is there", async () => {
  const books = openBooks();
  rmSync(books.ledgerFile);
  expect(await refusal(gathered(books, "inv-001"))).toEqual(unavailable);
  books.reopen();
  expect(await gathered(books, "inv-001")).toHaveLength(1);
});

test("a ledger that is locked is unavailable until its owner has finished", async () => {
  const books = openBooks();
  const owner = new DatabaseSync(books.ledgerFile);
  onTestFinished(() => owner.close());
  owner.exec("BEGIN EXCLUSIVE");
  expect(await refusal(gathered(books, "inv-001"))).toEqual(unavailable);
  owner.exec("ROLLBACK");
  expect(await gathered(books, "inv-001")).toHaveLength(1);
});

test.each([
  ["damaged", "SQLite format 3\0 and then nothing of the kind".padEnd(8_192, "x")],
  ["no database", "payments;pay-1;100"],
  ["empty", ""],
])("a ledger that is %s is unavailable and stays as it is", async (_, text) => {
  const books = openBooks();
  writeFileSync(books.ledgerFile, text);
  expect(await refusal(gathered(books, "inv-001"))).toEqual(unavailable);
});

test("a row without a usable amount is not taken for none", async () => {
  const books = openBooks();
  books.ledger((database) => {
    database.exec(`DROP TABLE payments; CREATE TABLE payments (tenant, payment_id, value_date, amount_cents, currency, payer, remittance);
      INSERT INTO payments VALUES ('acme', 'pay-1', '2026-11-10', 12.5, 'EUR', NULL, 'RE-2026-0001')`);
  });
  expect(await refusal(gathered(books, "inv-001"))).toEqual(unavailable);
});

test("the invoice is looked for before the ledger", async () => {
  const books = openBooks();
  rmSync(books.ledgerFile);
  expect(await refusal(gathered(books, "inv-999"))).toMatchObject({ code: "INVOICE_NOT_FOUND" });
});

test("a payment that names another invoice is not gathered, one that names both says so", async () => {
  const books = openBooks();
  add(books, "pay-other", "RE-2026-0014", 125_000);
  add(books, "pay-both", "RE-2026-0001 and RE-2026-0014");
  const payments = await gathered(books, "inv-001");
  expect(payments.map(({ paymentId, alsoNames }) => [paymentId, alsoNames])).toEqual([
    ["pay-101", undefined],
    ["pay-both", ["inv-014"]],
  ]);
});

test("of two references one of which begins with the other, the longer one is meant", async () => {
  const books = openBooks();
  const facts = { customer: "Kestrel Logistics", currency: "EUR", issuedOn: "2026-10-01", dueOn: "2026-11-01" };
  for (const [invoiceId, reference] of [
    ["short", "KX-77"],
    ["long", "KX-77-B"],
  ] as const) {
    await books.client.invoices.create({ tenant, invoice: { invoiceId, reference, amountCents: 1_000, ...facts } });
  }
  add(books, "pay-b", "kx 77 b");
  expect(await gathered(books, "short")).toEqual([]);
  expect(await gathered(books, "long")).toMatchObject([{ paymentId: "pay-b" }]);
  expect((await gathered(books, "long"))[0]).not.toHaveProperty("alsoNames");
});

test("what names another invoice is not taken by its amount, what names nothing is", async () => {
  const books = openBooks();
  add(books, "pay-again", "RE-2026-0006", 99_000);
  expect(await gathered(books, "inv-014")).toEqual([]);
  add(books, "pay-free", "thank you", 99_000);
  expect(await gathered(books, "inv-014")).toMatchObject([{ paymentId: "pay-free" }]);
});

test("while a large ledger is read, others get their turn", async () => {
  const books = openBooks();
  books.ledger((database) => {
    const rows = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000)";
    database.exec(
      `${rows} INSERT INTO payments SELECT 'acme', 'x' || i, '2026-11-01', 7, 'EUR', 'Vento', 'no ' || i FROM n`,
    );
  });
  expect(await gathered(books, "inv-005")).toEqual([]);
  let turns = 0;
  const count = () => {
    turns += 1;
    counting = setImmediate(count);
  };
  let counting = setImmediate(count);
  await gathered(books, "inv-005");
  clearImmediate(counting);
  expect(turns).toBeGreaterThanOrEqual(3);
});

test("of more payments than one reconciliation looks at, the one that fits is never cut off", async () => {
  const books = openBooks();
  books.ledger((database) => {
    const rows = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 600)";
    database.exec(
      `${rows} INSERT INTO payments SELECT 'acme', 'x' || i, '2026-11-01', 7, 'EUR', NULL, 'no ' || i FROM n`,
    );
  });
  add(books, "pay-late", "Thanks", 31_540);
  books.ledger((database) => database.exec("UPDATE payments SET payer = 'Quill' WHERE payment_id = 'pay-late'"));
  const payments = await gathered(books, "inv-005");
  expect(payments).toHaveLength(500);
  expect(payments[0]).toMatchObject({ paymentId: "pay-late" });
});
