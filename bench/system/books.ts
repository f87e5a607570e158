import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { createInvoiceInternalClient, openInvoiceStore, openLedgerFile, seedDemo } from "@rawr/invoice-processing";

const day = 86_400_000;

/** The invoice that the n-th trigger is about: tenants in turn, and no invoice twice. */
export function invoiceOf(n: number, tenants: number): { readonly tenant: string; readonly invoiceId: string } {
  return { tenant: `tenant-${n % tenants}`, invoiceId: `bench-${n}` };
}

/** A state folder with so many invoices, each paid exactly, over a year and so many tenants. */
export async function prepareBooks(
  folder: string,
  { invoices, tenants }: { readonly invoices: number; readonly tenants: number },
): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const [invoicesFile, ledgerFile] = [join(folder, "invoices.db"), join(folder, "ledger.db")];
  seedDemo({ invoicesFile, ledgerFile });
  const store = openInvoiceStore(invoicesFile);
  const ledger = new DatabaseSync(ledgerFile);
  const client = createInvoiceInternalClient({ store, ledger: openLedgerFile(ledgerFile), now: () => new Date() });
  const pay = ledger.prepare("INSERT INTO payments VALUES (?, ?, ?, ?, 'EUR', ?, ?)");
  store.database.exec("BEGIN");
  ledger.exec("BEGIN");
  for (let n = 0; n < invoices; n++) {
    const { tenant, invoiceId } = invoiceOf(n, tenants);
    const dayOf = (offset: number) =>
      new Date(Date.UTC(2026, 0, 1) + (Math.floor((n / invoices) * 300) + offset) * day).toISOString().slice(0, 10);
    const facts = {
      customer: `Customer ${n}`,
      reference: `RE-${100_000 + n}`,
      currency: "EUR",
      amountCents: 10_000 + n,
    };
    await client.invoices.create({ tenant, invoice: { invoiceId, ...facts, issuedOn: dayOf(0), dueOn: dayOf(28) } });
    pay.run(tenant, `pay-${n}`, dayOf(20), facts.amountCents, facts.customer, facts.reference);
  }
  store.database.exec("COMMIT");
  ledger.exec("COMMIT");
  store.close();
  ledger.close();
}
