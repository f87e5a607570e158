import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import {
  createInvoiceInternalClient,
  type InvoiceInternalClient,
  type InvoiceStore,
  openInvoiceStore,
  openLedgerFile,
  seedDemo,
} from "@rawr/invoice-processing";

/** The capability on real files with the demonstration's data, in the folder that a lab is opened in. */
export interface RealBooks {
  readonly folder: string;
  readonly ledgerFile: string;
  readonly store: InvoiceStore;
  readonly client: InvoiceInternalClient;
  status(invoiceId: string): ReturnType<InvoiceInternalClient["getStatus"]>;
  /** A payment of acme arrives in the ledger. */
  pay(payment: { readonly paymentId: string; readonly amountCents: number; readonly remittance: string }): void;
}

export function openRealBooks(): RealBooks {
  const folder = mkdtempSync(join(tmpdir(), "invoice demo-"));
  const invoicesFile = join(folder, "invoices.db");
  const ledgerFile = join(folder, "ledger.db");
  seedDemo({ invoicesFile, ledgerFile });
  const store = openInvoiceStore(invoicesFile);
  const client = createInvoiceInternalClient({ store, ledger: openLedgerFile(ledgerFile), now: () => new Date() });
  return {
    folder,
    ledgerFile,
    store,
    client,
    status: (invoiceId) => client.getStatus({ tenant: "acme", invoiceId }),
    pay({ paymentId, amountCents, remittance }) {
      const database = new DatabaseSync(ledgerFile, { timeout: 5_000 });
      database
        .prepare("INSERT INTO payments VALUES ('acme', ?, '2026-11-10', ?, 'EUR', 'Kestrel Logistics', ?)")
        .run(paymentId, amountCents, remittance);
      database.close();
    },
  };
}

type Reconcile = InvoiceInternalClient["reconcile"];
type Asked = Partial<Record<"runId" | "invoiceId" | "reason", string>> & { readonly result?: object };
/** Called with what a call is asked; calls the books by `go`, or throws in its place. */
export type Between = (step: keyof Reconcile, asked: Asked, go: () => Promise<unknown>) => Promise<unknown>;

/** The same client with something between the workflow and the books. */
export function interposed(client: InvoiceInternalClient, between: Between): InvoiceInternalClient {
  const steps = ["gather", "match", "settle", "adjust", "reverse", "notify"] as const;
  const call = (step: (typeof steps)[number]) => (asked: object) =>
    between(step, asked as Asked, () => (client.reconcile[step] as (of: object) => Promise<unknown>)(asked));
  const reconcile = Object.fromEntries(steps.map((step) => [step, call(step)]));
  return {
    invoices: client.invoices,
    getStatus: client.getStatus,
    reconcile: reconcile as unknown as Reconcile,
  } as InvoiceInternalClient;
}
