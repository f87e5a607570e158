import type { Work } from "../context.ts";

const voidLeases = `UPDATE jobs SET generation = NULL, leased_at = NULL, crashes = crashes + 1,
due_at = CASE WHEN crashes >= 3 THEN :now + min(60000, 1000 << min(crashes - 3, 6)) ELSE due_at END
WHERE generation IS NOT NULL`;

const deadly = `SELECT job_id AS jobId, run_id AS runId, crashes + 1 AS count FROM jobs
WHERE generation IS NOT NULL AND crashes >= 3`;

/** Makes everything due again that the process before was executing; what crashed it often waits a while. */
export function recover({ tx, now, engine }: Work): void {
  const backedOff = tx.statement(deadly).all() as unknown as readonly { jobId: number; runId: string; count: number }[];
  const count = Number(tx.statement(voidLeases).run({ now }).changes);
  if (count === 0) return;
  tx.afterCommit(() => {
    engine.telemetry.note("LEASES_VOIDED", { count });
    for (const job of backedOff) engine.telemetry.note("JOB_BACKED_OFF", job);
  });
}
