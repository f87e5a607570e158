import { DatabaseSync } from "node:sqlite";
import type { LedgerPayment } from "../domain/settlement-shapes.ts";
import { ledgerUnavailable } from "./failures.ts";

/** Which payments are asked for. */
export interface LedgerQuery {
  readonly tenant: string;
  readonly currency: string;
  /** Only payments of this day or later, `2026-11-02`. */
  readonly from: string;
}

/** Where the payments are: another department's records, which are read and never written. */
export interface LedgerSource {
  /** @throws LEDGER_UNAVAILABLE, also while it is iterated */
  payments(query: LedgerQuery): Iterable<LedgerPayment>;
}

/** The file's tables belong to somebody else; this is what we ask of them. */
const select = `
SELECT payment_id, amount_cents, currency, value_date, payer, remittance
FROM payments
WHERE tenant = :tenant AND currency = :currency AND value_date >= :from AND amount_cents > 0`;

/**
 * A ledger in a SQLite file that is opened anew for each reading, so that it may come, go and be replaced. A file that is
 * missing, locked or damaged is `LEDGER_UNAVAILABLE`; waiting for it is the caller's business, who can do so without
 * holding up the process.
 */
export function openLedgerFile(file: string): LedgerSource {
  return {
    *payments({ tenant, currency, from }) {
      let database: DatabaseSync | undefined;
      try {
        database = new DatabaseSync(file, { readOnly: true, timeout: 50, enableDoubleQuotedStringLiterals: false });
        for (const row of database.prepare(select).iterate({ tenant, currency, from })) yield toPayment(row);
      } catch (error) {
        throw ledgerUnavailable(error instanceof Error ? error.message : String(error), error);
      } finally {
        database?.close();
      }
    },
  };
}

function toPayment(row: Record<string, unknown>): LedgerPayment {
  const { payment_id, amount_cents, currency, value_date, payer, remittance } = row;
  if (typeof payment_id !== "string" || typeof value_date !== "string" || !Number.isSafeInteger(amount_cents)) {
    throw new TypeError(`payment ${String(payment_id)} has no usable amount or date`);
  }
  return {
    paymentId: payment_id,
    amountCents: amount_cents as number,
    currency: String(currency),
    valueDate: value_date,
    ...(typeof payer === "string" && payer !== "" && { payer }),
    remittance: typeof remittance === "string" ? remittance : "",
  };
}
