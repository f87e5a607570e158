import { execFile } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { DatabaseSync } from "node:sqlite";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { openInvoiceStore, seedDemo } from "../src/index.ts";
import { openBooks, temporaryFolder } from "./support/open-books.ts";

const run = promisify(execFile);
const seed = fileURLToPath(new URL("../src/cli/seed.ts", import.meta.url));
const source = fileURLToPath(new URL("../src/index.ts", import.meta.url));

test("another program's database is refused and stays as it is", () => {
  const file = join(temporaryFolder(), "other.db");
  const other = new DatabaseSync(file);
  other.exec("CREATE TABLE mine (x)");
  other.close();
  const before = readFileSync(file);
  expect(() => openInvoiceStore(file)).toThrow("is a database of another program");
  expect(readFileSync(file)).toEqual(before);
});

test("a file of a later version is refused", () => {
  const { invoicesFile, store } = openBooks();
  store.database.exec("PRAGMA user_version = 99");
  expect(() => openInvoiceStore(invoicesFile)).toThrow("has version 99");
});

test("a file that is no database is refused and stays as it is", () => {
  const file = join(temporaryFolder(), "notes.txt");
  writeFileSync(file, "not a database, but somebody's notes");
  expect(() => openInvoiceStore(file)).toThrow("not a database");
  expect(readFileSync(file, "utf8")).toBe("not a database, but somebody's notes");
});

test("a transaction that throws leaves nothing", () => {
  const { store } = openBooks();
  const insert = "INSERT INTO closed_periods VALUES ('acme', '2026-07', '2026-08-01')";
  expect(() =>
    store.transaction(() => {
      store.database.exec(insert);
      throw new Error("mine");
    }),
  ).toThrow("mine");
  expect(store.database.isTransaction).toBe(false);
  store.transaction(() => store.database.exec(insert));
});

test("of several processes that settle one payment, one run books it, once", async () => {
  const books = openBooks();
  const [runId, other] = [books.run(), books.run()];
  const proposal = await books.client.reconcile.match(
    await books.client.reconcile.gather({ tenant: "acme", runId, invoiceId: "inv-001" }),
  );
  const script = `
    import { createInvoiceInternalClient, openInvoiceStore } from ${JSON.stringify(source)};
    const [file, runId, proposal] = process.argv.slice(1);
    const store = openInvoiceStore(file);
    const client = createInvoiceInternalClient({ store, ledger: { payments: () => [] }, now: () => new Date() });
    const settle = client.reconcile.settle({ tenant: "acme", runId, proposal: JSON.parse(proposal) });
    process.stdout.write(await settle.then(({ bookedCents }) => String(bookedCents), ({ code }) => code));
    store.close();`;
  const settled = await Promise.all(
    [runId, runId, other].map((id) =>
      run(process.execPath, ["--input-type=module", "-e", script, books.invoicesFile, id, JSON.stringify(proposal)]),
    ),
  );
  expect(settled.map(({ stdout }) => stdout)).toEqual(["125000", "125000", "RECONCILIATION_RUNNING"]);
  expect(books.store.database.prepare("SELECT count(*) AS n FROM allocations").get()).toEqual({ n: 1 });
});

test("the command seeds a folder, says what it added, and adds nothing twice", async () => {
  const state = join(temporaryFolder(), "state of demo");
  const { stdout } = await run(process.execPath, [seed, "--state", state]);
  expect(stdout).toBe(`17 invoices and 18 payments added in ${state}.\n`);
  expect(existsSync(join(state, "ledger.db"))).toBe(true);
  expect((await run(process.execPath, [seed, "--state", state])).stdout).toMatch(/^0 invoices and 0 payments/);
});

test.each([
  [["--stat", "x"], 2, "Unknown option '--stat'"],
  [["--state", seed], 1, "cannot be seeded"],
])("the command refuses %j", async (args, code, text) => {
  await expect(run(process.execPath, [seed, ...args])).rejects.toMatchObject({
    code,
    stderr: expect.stringContaining(text),
  });
});

test("seeding leaves what is there as it is", async () => {
  const books = openBooks();
  const runId = books.run();
  const proposal = await books.client.reconcile.match(
    await books.client.reconcile.gather({ tenant: "acme", runId, invoiceId: "inv-001" }),
  );
  await books.client.reconcile.settle({ tenant: "acme", runId, proposal });
  expect(seedDemo(books)).toEqual({ invoices: 0, payments: 0 });
  expect(await books.client.invoices.get({ tenant: "acme", invoiceId: "inv-001" })).toMatchObject({ state: "settled" });
});
