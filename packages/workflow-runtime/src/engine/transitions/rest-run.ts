import { appendTimeline } from "../../store/append.ts";
import type { Work } from "../context.ts";

const isCalled = "SELECT 1 FROM jobs WHERE run_id = ? AND kind = 'dispatch' LIMIT 1";
const open = `SELECT s.name AS step, s.op AS op, w.name AS subject, w.kind AS kind,
coalesce(w.expires_at, j.due_at) AS until FROM steps s
LEFT JOIN waits w ON w.run_id = s.run_id AND w.step_id = s.step_id
LEFT JOIN jobs j ON j.run_id = s.run_id AND j.step_id = s.step_id
WHERE s.run_id = ? AND s.ordinal IS NULL AND s.status = 'waiting'`;

/** Says that a run waits, and for what, when nothing of it is being executed any more. */
export function restRun(work: Work, runId: string): void {
  const { tx, now } = work;
  if (tx.statement(isCalled).get(runId) !== undefined) return;
  const waits = (tx.statement(open).all(runId) as unknown as OpenWait[]).map(detailOf);
  const [first, ...others] = waits;
  tx.statement("UPDATE runs SET status = 'waiting', current_step = ? WHERE run_id = ?").run(first?.step ?? null, runId);
  appendTimeline(tx, runId, now, {
    type: "run.waiting",
    detail: { ...first, ...(others.length === 0 ? {} : { also: others }) },
  });
}

interface OpenWait {
  readonly step: string;
  readonly op: string;
  readonly subject: string | null;
  readonly kind: string | null;
  readonly until: number | null;
}

function detailOf({ step, op, subject, kind, until }: OpenWait) {
  return {
    step,
    op,
    ...(subject === null || kind === null || kind === "cancel" ? {} : { [kind]: subject }),
    ...(until === null ? {} : { until: new Date(until).toISOString() }),
  };
}
