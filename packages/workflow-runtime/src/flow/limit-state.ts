import type { Transaction } from "../database/types.ts";

/** A row of `limits`: what one kind of limit of a function remembers for one value of its key. */
export interface LimitRow {
  readonly functionId: string;
  readonly kind: "rate-limit" | "throttle" | "debounce" | "singleton";
  readonly key: string;
}

/** The state that was kept and has not expired. */
export function readState(transaction: Transaction, row: LimitRow, now: number): string | undefined {
  const found = transaction
    .statement(
      "SELECT state FROM limits WHERE function_id = ? AND kind = ? AND key = ? AND (expires_at IS NULL OR expires_at > ?)",
    )
    .get(row.functionId, row.kind, row.key, now);
  return found === undefined ? undefined : String(found["state"]);
}

export function writeState(
  transaction: Transaction,
  { functionId, kind, key }: LimitRow,
  kept: { readonly state: string; readonly expiresAt: number | null },
): void {
  transaction
    .statement("INSERT OR REPLACE INTO limits (function_id, kind, key, state, expires_at) VALUES (?, ?, ?, ?, ?)")
    .run(functionId, kind, key, kept.state, kept.expiresAt);
}

export function forgetState(transaction: Transaction, { functionId, kind, key }: LimitRow): void {
  transaction.statement("DELETE FROM limits WHERE function_id = ? AND kind = ? AND key = ?").run(functionId, kind, key);
}
