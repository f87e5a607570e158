import type { Committer, Transaction } from "../database/types.ts";
import { countPast, pruneFlow } from "../flow/prune.ts";

export interface PruneOptions {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Runs that ended longer ago go, with all their rows. */
  readonly olderThanMs: number;
  /** So many of the runs that ended last stay, however old. */
  readonly keep?: number;
  /** Counts, and removes nothing. */
  readonly dryRun?: boolean;
}

/** Rows removed, or with `dryRun` those that would be. */
export interface Pruned {
  readonly runs: number;
  /** Remembered for 24 hours, so that an event with the same id is known. */
  readonly events: number;
  /** Idempotency keys and the state of limits whose time is over, and places of singletons that have ended. */
  readonly keys: number;
}

/** Small enough that a commit of them does not hold up the engine. */
const runsPerCommit = 50;
const rowsPerCommit = 1_000;
const eventsRememberedMs = 24 * 60 * 60 * 1_000;

/** Removes what is past its time, in many small commits between which the engine works on. */
export async function pruneRuns(committer: Committer, options: PruneOptions): Promise<Pruned> {
  const { now } = options;
  const before = finishedBefore(committer, options);
  const eventsBefore = now - eventsRememberedMs;
  if (options.dryRun) {
    return {
      runs: count(committer, "runs WHERE finished_at < ?", before),
      events: count(committer, "events WHERE received_at < ?", eventsBefore),
      keys: committer.read((transaction) => countPast(transaction, now)),
    };
  }
  return {
    runs: await inBatches(committer, (transaction) => deleteRuns(transaction, before), runsPerCommit),
    events: await inBatches(committer, (transaction) => deleteEvents(transaction, eventsBefore), rowsPerCommit),
    keys: await inBatches(committer, (transaction) => pruneFlow(transaction, now, rowsPerCommit), rowsPerCommit),
  };
}

async function inBatches(
  committer: Committer,
  remove: (transaction: Transaction) => number,
  full: number,
): Promise<number> {
  for (let total = 0; ; ) {
    const removed = await committer.commit(remove);
    total += removed;
    if (removed < full) return total;
  }
}

/** Runs that ended before this moment go: the cutoff by age, or by the runs to keep where that is earlier. */
function finishedBefore(committer: Committer, { now, olderThanMs, keep = 0 }: PruneOptions): number {
  const byAge = now - olderThanMs;
  if (keep <= 0) return byAge;
  const sql =
    "SELECT finished_at AS at FROM runs WHERE finished_at IS NOT NULL ORDER BY finished_at DESC LIMIT 1 OFFSET ?";
  const last = committer.read(({ statement }) => statement(sql).get(keep - 1)) as { at: number } | undefined;
  return last === undefined ? Number.MIN_SAFE_INTEGER : Math.min(byAge, last.at);
}

const tablesOfRun = ["steps", "timeline", "run_attributes", "jobs", "waits", "runs"] as const;

function deleteRuns({ statement }: Transaction, before: number): number {
  const due = statement("SELECT run_id FROM runs WHERE finished_at < ? ORDER BY finished_at LIMIT ?");
  const runs = due.all(before, runsPerCommit) as unknown as readonly { run_id: string }[];
  for (const { run_id: runId } of runs) {
    for (const table of tablesOfRun) statement(`DELETE FROM ${table} WHERE run_id = ?`).run(runId);
  }
  return runs.length;
}

function deleteEvents({ statement }: Transaction, before: number): number {
  const sql = "DELETE FROM events WHERE event_id IN (SELECT event_id FROM events WHERE received_at < ? LIMIT ?)";
  return Number(statement(sql).run(before, rowsPerCommit).changes);
}

function count(committer: Committer, rows: string, parameter: number): number {
  const row = committer.read(({ statement }) => statement(`SELECT count(*) AS n FROM ${rows}`).get(parameter));
  return (row as { n: number }).n;
}
