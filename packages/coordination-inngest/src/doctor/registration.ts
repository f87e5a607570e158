import { existsSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import type { Transaction } from "@rawr/workflow-runtime/internals";

/** What this application attached when it last started. */
export interface Registration {
  readonly appId: string;
  /** Every function with its application's id, the projector's included. */
  readonly functions: readonly string[];
}

const key = "inngest.registration";

export function rememberRegistration(tx: Transaction, registration: Registration): void {
  tx.statement("INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)").run(key, JSON.stringify(registration));
}

/** From a run store that another process may have open; `undefined` when there is none or nothing was attached. */
export function readRegistration(file: string): Registration | undefined {
  if (!existsSync(file)) return undefined;
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    const row = database.prepare("SELECT value FROM meta WHERE key = ?").get(key);
    return row === undefined ? undefined : (JSON.parse(String(row["value"])) as Registration);
  } catch {
    return undefined;
  } finally {
    database.close();
  }
}
