import type { Transaction } from "../database/types.ts";

/** Records what a run is to be found by; `createdAt` is that of the run. */
export function addAttributes(
  transaction: Transaction,
  run: { readonly runId: string; readonly createdAt: number },
  attributes: Readonly<Record<string, string>>,
): void {
  const insert = transaction.statement(
    "INSERT INTO run_attributes (key, value, created_at, run_id) VALUES (:key, :value, :createdAt, :runId)",
  );
  for (const [key, value] of Object.entries(attributes)) {
    insert.run({ key, value, createdAt: run.createdAt, runId: run.runId });
  }
}
