import { createInvoice } from "../service/invoices.ts";
import { type InvoiceStore, openInvoiceStore } from "../service/store/open-invoice-store.ts";
import { findInvoice } from "../service/store/rows.ts";
import { closedPeriod, type DemoCase, demoCases, otherCases } from "./demo-data.ts";
import { addPayments } from "./demo-ledger.ts";

export interface SeedDemoOptions {
  /** Both files are made when absent; their folders must exist. */
  readonly invoicesFile: string;
  readonly ledgerFile: string;
  /** Whose invoices they are. Default: `acme`. */
  readonly tenant?: string;
}

/** How many rows were added. */
export interface Seeded {
  readonly invoices: number;
  readonly payments: number;
}

/** Adds what the demonstration needs and is not there yet; what is there stays as it is. */
export function seedDemo({ invoicesFile, ledgerFile, tenant = "acme" }: SeedDemoOptions): Seeded {
  const tenants: readonly (readonly [string, readonly DemoCase[]])[] = [
    [tenant, demoCases],
    ...(tenant === "globex" ? [] : [["globex", otherCases] as const]),
  ];
  const store = openInvoiceStore(invoicesFile);
  try {
    const invoices = tenants.flatMap(([owner, cases]) => cases.filter((each) => addInvoice(store, owner, each)));
    closePeriod(store, tenant);
    const payments = tenants.map(([owner, cases]) => addPayments(ledgerFile, owner, cases));
    return { invoices: invoices.length, payments: payments.reduce((sum, added) => sum + added, 0) };
  } finally {
    store.close();
  }
}

function addInvoice(store: InvoiceStore, tenant: string, each: DemoCase): boolean {
  const { payments: _payments, currency = "EUR", ...facts } = each;
  if (findInvoice(store, tenant, each.invoiceId)) return false;
  const now = () => new Date(`${each.issuedOn}T08:00:00Z`);
  const ledger = { payments: () => [] };
  createInvoice({ store, ledger, now }, { tenant, invoice: { ...facts, currency } });
  return true;
}

function closePeriod(store: InvoiceStore, tenant: string): void {
  store
    .statement("INSERT INTO closed_periods (tenant, period, closed_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING")
    .run(tenant, closedPeriod, "2026-09-10T16:00:00.000Z");
}
