import type { Transaction } from "@rawr/workflow-runtime/internals";

/**
 * One row for each run that is not over: what this process still owes the server (an event, a cancellation) or wants
 * to hear of it. `due_at` is when to act next.
 */
export const ledgerTable = `
CREATE TABLE IF NOT EXISTS inngest_ledger (
  run_id TEXT PRIMARY KEY,
  duty TEXT NOT NULL,
  event_id TEXT,
  tries INTEGER NOT NULL DEFAULT 0,
  due_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS inngest_ledger_due ON inngest_ledger (due_at);
`;

/** How long a run may be silent before the server is asked about it, in milliseconds. */
export const defaultSilenceMs = 60_000;

/** `send` an event that nobody acknowledged yet; `watch` a run for its end; `cancel` one that is cancelled here. */
export type Duty = "send" | "watch" | "cancel";

export interface LedgerRow {
  readonly runId: string;
  readonly duty: Duty;
  /** The server's id of the event that started the run. */
  readonly eventId: string | null;
  readonly tries: number;
  readonly dueAt: number;
}

const columns = "run_id AS runId, duty, event_id AS eventId, tries, due_at AS dueAt";

export const ledger = {
  /** A run that exists here before the server has its event. */
  owe(tx: Transaction, runId: string, dueAt: number): void {
    tx.statement("INSERT INTO inngest_ledger (run_id, duty, due_at) VALUES (?, 'send', ?)").run(runId, dueAt);
  },
  /** From now on only the server's news count. */
  watch(tx: Transaction, runId: string, { eventId, dueAt }: { eventId: string | null; dueAt: number }): void {
    tx.statement(
      `INSERT INTO inngest_ledger (run_id, duty, event_id, due_at) VALUES (:runId, 'watch', :eventId, :dueAt)
       ON CONFLICT (run_id) DO UPDATE SET duty = iif(duty = 'cancel', duty, 'watch'), tries = 0, due_at = :dueAt,
         event_id = coalesce(:eventId, event_id)`,
    ).run({ runId, eventId, dueAt });
  },
  /** The run is cancelled here; the server is still to be told. */
  cancel(tx: Transaction, runId: string, dueAt: number): void {
    tx.statement("UPDATE inngest_ledger SET duty = 'cancel', tries = 0, due_at = ? WHERE run_id = ?").run(dueAt, runId);
  },
  postpone(tx: Transaction, runId: string, dueAt: number): void {
    tx.statement("UPDATE inngest_ledger SET tries = tries + 1, due_at = ? WHERE run_id = ?").run(dueAt, runId);
  },
  dismiss(tx: Transaction, runId: string): void {
    tx.statement("DELETE FROM inngest_ledger WHERE run_id = ?").run(runId);
  },
  /** When a run ends: forgets it, unless the server is still to be told of its cancellation. */
  settle(tx: Transaction, runId: string): void {
    tx.statement("DELETE FROM inngest_ledger WHERE run_id = ? AND duty <> 'cancel'").run(runId);
  },
  get(tx: Pick<Transaction, "statement">, runId: string): LedgerRow | undefined {
    const row = tx.statement(`SELECT ${columns} FROM inngest_ledger WHERE run_id = ?`).get(runId);
    return row as unknown as LedgerRow | undefined;
  },
  /** In the order in which they are due, whether or not they are yet. */
  next(tx: Pick<Transaction, "statement">, limit: number): readonly LedgerRow[] {
    const sql = `SELECT ${columns} FROM inngest_ledger ORDER BY due_at, run_id LIMIT ?`;
    return tx.statement(sql).all(limit) as unknown as readonly LedgerRow[];
  },
  /** Reads every such row: not for each request. */
  unsent(tx: Pick<Transaction, "statement">): number {
    const row = tx.statement("SELECT count(*) AS unsent FROM inngest_ledger WHERE duty = 'send'").get();
    return (row as { unsent: number }).unsent;
  },
};
