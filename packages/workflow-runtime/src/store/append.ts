import { rowAppended } from "../database/notifications.ts";
import type { Transaction } from "../database/types.ts";
import type { TimelineEvent } from "../port.ts";

type Entry<T> = T extends TimelineEvent ? Omit<T, "sequence" | "at"> & { readonly at?: number } : never;

/** A row to append. `at` (milliseconds) for what happened before now; never later than now or earlier than the row before. */
export type TimelineEntry = Entry<TimelineEvent>;

// Parameters go by place here: every step of every run appends, and names are looked up one by one at each call.
const takePlace = `
UPDATE runs SET sequence = sequence + 1, last_at = max(last_at, ?1)
WHERE run_id = ?2 RETURNING sequence, last_at`;
const takePlaceOfRun = `
UPDATE runs SET sequence = sequence + 1, last_at = max(last_at, ?1), updated_at = max(last_at, ?1)
WHERE run_id = ?2 RETURNING sequence, last_at`;

const insert = "INSERT INTO timeline (run_id, sequence, at, type, step, attempt, data) VALUES (?, ?, ?, ?, ?, ?, ?)";

/** Appends a row to a run's timeline; subscribers hear of it after the commit. The run's row must be there. */
export function appendTimeline(transaction: Transaction, runId: string, now: number, entry: TimelineEntry): number {
  const wanted = Math.min(entry.at ?? now, now);
  const taking = entry.type.startsWith("run.") ? takePlaceOfRun : takePlace;
  const place = transaction.statement(taking).get(wanted, runId);
  if (place === undefined) throw new Error(`No run ${runId} to append ${entry.type} to.`);
  const { sequence, last_at: at } = place as { sequence: number; last_at: number };
  const step = "step" in entry ? entry.step : null;
  const attempt = "attempt" in entry ? entry.attempt : null;
  transaction.statement(insert).run(runId, sequence, at, entry.type, step, attempt, dataOf(entry));
  rowAppended(transaction, runId);
  return sequence;
}

function dataOf(entry: TimelineEntry): string | null {
  if (entry.type !== "step.failed") return entry.detail ? JSON.stringify({ detail: entry.detail }) : null;
  const { detail, failure, willRetry } = entry;
  return JSON.stringify({ detail, failure, willRetry });
}
