import type { LedgerSource } from "./service/ledger.ts";
import type { InvoiceStore } from "./service/store/open-invoice-store.ts";

/** What the procedures of this capability work on. */
export interface InvoiceProcedureContext {
  readonly store: InvoiceStore;
  readonly ledger: LedgerSource;
  /** Time of what is recorded. */
  readonly now: () => Date;
}
