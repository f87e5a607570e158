import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { onTestFinished } from "vitest";
import {
  createInvoiceInternalClient,
  type InvoiceInternalClient,
  type InvoiceStore,
  openInvoiceStore,
  openLedgerFile,
  seedDemo,
} from "../../src/index.ts";

/** The demonstration's databases in a folder of their own, which ends with the test. */
export interface Books {
  readonly client: InvoiceInternalClient;
  readonly store: InvoiceStore;
  readonly invoicesFile: string;
  readonly ledgerFile: string;
  /** Another connection to the same files, as another process has it. */
  reopen(): Books;
  /** A run's id. */
  run(): string;
  /** Writes to the ledger as the department does that owns it. */
  ledger(work: (database: DatabaseSync) => void): void;
}

let runs = 0;

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "invoice books "));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export function openBooks(folder = temporaryFolder()): Books {
  const invoicesFile = join(folder, "invoices.db");
  const ledgerFile = join(folder, "ledger.db");
  seedDemo({ invoicesFile, ledgerFile });
  const store = openInvoiceStore(invoicesFile);
  onTestFinished(() => store.close());
  const now = () => new Date("2026-11-21T12:00:00Z");
  return {
    client: createInvoiceInternalClient({ store, ledger: openLedgerFile(ledgerFile), now }),
    store,
    invoicesFile,
    ledgerFile,
    reopen: () => openBooks(folder),
    run: () => `01JD8Z3V6QF4T9K2M7XW${String(++runs).padStart(6, "0")}`,
    ledger(work) {
      const database = new DatabaseSync(ledgerFile);
      try {
        work(database);
      } finally {
        database.close();
      }
    },
  };
}

/** What the client refuses with. */
export async function refusal(call: Promise<unknown>): Promise<unknown> {
  try {
    await call;
  } catch (error) {
    const { code, status, data, defined } = error as Record<string, unknown>;
    return { code, status, data, defined };
  }
  throw new Error("The call was not refused.");
}
