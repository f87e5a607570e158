import type { Transaction } from "../database/types.ts";

/** What no decision will ask for again: keys after their 24 hours, limits at rest, places of ended singletons. */
const past = [
  { table: "idempotency", key: "scope, key", condition: "expires_at <= ?" },
  {
    table: "limits",
    key: "function_id, kind, key",
    condition: `expires_at <= ? OR (kind = 'singleton' AND NOT EXISTS (SELECT 1 FROM runs
    WHERE runs.run_id = limits.state AND runs.status NOT IN ('completed', 'failed', 'cancelled')))`,
  },
] as const;

/** Forgets it, at most so many rows of each table; answers how many rows went. */
export function pruneFlow({ statement }: Transaction, now: number, rows = -1): number {
  let removed = 0;
  for (const { table, key, condition } of past) {
    const sql = `DELETE FROM ${table} WHERE (${key}) IN (SELECT ${key} FROM ${table} WHERE ${condition} LIMIT ?)`;
    removed += Number(statement(sql).run(now, rows).changes);
  }
  return removed;
}

/** How many rows would go. */
export function countPast({ statement }: Pick<Transaction, "statement">, now: number): number {
  let count = 0;
  for (const { table, condition } of past) {
    const row = statement(`SELECT count(*) AS n FROM ${table} WHERE ${condition}`).get(now);
    count += (row as { n: number }).n;
  }
  return count;
}
