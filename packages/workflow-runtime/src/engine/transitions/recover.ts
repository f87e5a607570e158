import type { Work } from "../context.ts";

const voidLeases = `UPDATE jobs SET generation = NULL, leased_at = NULL, crashes = crashes + 1,
due_at = CASE WHEN crashes >= 3 THEN :now + min(60000, 1000 << min(crashes - 3, 6)) ELSE due_at END
WHERE generation IS NOT NULL`;

/** Makes everything due again that the process before was executing; what crashed it often waits a while. */
export function recover({ tx, now }: Work): number {
  return Number(tx.statement(voidLeases).run({ now }).changes);
}
