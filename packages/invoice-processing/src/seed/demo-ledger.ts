import { DatabaseSync } from "node:sqlite";
import type { DemoCase } from "./demo-data.ts";

/**
 * What the other department keeps. Not in WAL mode, as whoever reads the file may only read: so a writer that holds it
 * exclusively is seen as an outage.
 */
const schema = `
CREATE TABLE IF NOT EXISTS payments (
  tenant TEXT NOT NULL,
  payment_id TEXT NOT NULL,
  value_date TEXT NOT NULL,
  amount_cents INTEGER NOT NULL,
  currency TEXT NOT NULL,
  payer TEXT,
  remittance TEXT,
  PRIMARY KEY (tenant, payment_id)
) STRICT;
CREATE INDEX IF NOT EXISTS payments_by_date ON payments (tenant, currency, value_date);`;

const insert = `
INSERT INTO payments (tenant, payment_id, value_date, amount_cents, currency, payer, remittance)
VALUES (:tenant, :paymentId, :valueDate, :amountCents, :currency, :payer, :remittance)
ON CONFLICT DO NOTHING`;

/** Adds the payments of these cases to the ledger, and makes it when absent; returns how many were not there yet. */
export function addPayments(file: string, tenant: string, cases: readonly DemoCase[]): number {
  const database = new DatabaseSync(file, { timeout: 5_000 });
  try {
    database.exec(`BEGIN IMMEDIATE; ${schema}`);
    const statement = database.prepare(insert);
    const changes = cases.flatMap(({ customer, payments }) =>
      payments.map((payment) =>
        Number(statement.run({ tenant, currency: "EUR", payer: customer, ...payment }).changes),
      ),
    );
    database.exec("COMMIT");
    return changes.reduce((sum, changed) => sum + changed, 0);
  } finally {
    database.close();
  }
}
