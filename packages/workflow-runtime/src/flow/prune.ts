import type { Transaction } from "../database/types.ts";

/** Forgets what no decision will ask for again: keys after their 24 hours, limits at rest, places of ended singletons. */
export function pruneFlow(transaction: Transaction, now: number): void {
  transaction.statement("DELETE FROM idempotency WHERE expires_at <= ?").run(now);
  transaction.statement("DELETE FROM limits WHERE expires_at <= ?").run(now);
  transaction
    .statement(
      `DELETE FROM limits WHERE kind = 'singleton' AND NOT EXISTS
      (SELECT 1 FROM runs WHERE runs.run_id = limits.state AND runs.status NOT IN ('completed', 'failed', 'cancelled'))`,
    )
    .run();
}
