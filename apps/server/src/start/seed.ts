import { join } from "node:path";
import { seedDemo } from "@rawr/invoice-processing";
import { StartError } from "./start-error.ts";

/**
 * Puts the demo invoices and payments into the databases of a state folder; what is there stays as it is.
 *
 * @throws StartError SEED_FAILED
 */
export function seedState(stateFolder: string): void {
  try {
    seedDemo({ invoicesFile: join(stateFolder, "invoices.db"), ledgerFile: join(stateFolder, "ledger.db") });
  } catch (error) {
    throw new StartError(
      "SEED_FAILED",
      `Demo data cannot be written to ${stateFolder}: ${(error as Error).message}`,
      "Start without it: npm start -- --no-seed. Or forget everything: npm start -- --reset",
    );
  }
}
