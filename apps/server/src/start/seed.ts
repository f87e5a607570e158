import { join } from "node:path";
import { seedDemo } from "@rawr/invoice-processing";

/** Puts the demo invoices and payments into the databases of a state folder; what is there stays as it is. */
export function seedState(stateFolder: string): { readonly invoices: number; readonly payments: number } {
  return seedDemo({ invoicesFile: join(stateFolder, "invoices.db"), ledgerFile: join(stateFolder, "ledger.db") });
}
