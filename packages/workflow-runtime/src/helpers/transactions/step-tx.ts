import type { RunContext, StepOutput, Steps } from "../steps.ts";
import { chain, define, type TransactionalStore, tableName } from "./transactional-store.ts";

export interface LedgerOptions<Tx> {
  readonly store: TransactionalStore<Tx>;
  /** Table of what has been done; `workflow_steps` by default. */
  readonly table?: string;
}

/** Steps whose writes happen exactly once. */
export interface TransactionSteps<Tx> {
  readonly store: TransactionalStore<Tx>;
  /**
   * A step that writes with `tx`. Its result is recorded in the same transaction: when the step is repeated, after a
   * crash or by an attempt that was taken for dead, the recorded result is returned and `work` is not run.
   */
  run<T>(id: string, work: (tx: Tx) => T): Promise<StepOutput<T>>;
}

/** Makes a step's writes to the application's own database happen exactly once. */
export function stepTx<Tx>(ctx: RunContext, options: LedgerOptions<Tx>): TransactionSteps<Tx> {
  const ledger = createLedger(options);
  return {
    store: options.store,
    run<T>(id: string, work: (tx: Tx) => T) {
      const stepId = uniqueId(ctx.step, id);
      return ctx.step.run(id, () => ledger.once(ctx.runId, stepId, work)) as Promise<StepOutput<T>>;
    },
  };
}

/** Forgets what was done before a time. Keep what is younger than the longest run: a forgotten step could run again. */
export async function pruneStepTx<Tx>(options: LedgerOptions<Tx>, before: Date): Promise<void> {
  await createLedger(options).prune(before);
}

const counts = new WeakMap<Steps, Map<string, number>>();

/** The id with its number within the run, as the SDK numbers repeated ids: the key has to be the same in each replay. */
function uniqueId(step: Steps, id: string): string {
  const seen = counts.get(step) ?? new Map<string, number>();
  counts.set(step, seen);
  const repeats = seen.get(id) ?? 0;
  seen.set(id, repeats + 1);
  return repeats === 0 ? id : `${id}:${repeats}`;
}

function createLedger<Tx>({ store, table = "workflow_steps" }: LedgerOptions<Tx>) {
  const name = tableName(table);
  const schema = `CREATE TABLE IF NOT EXISTS ${name} (
    run_id TEXT NOT NULL,
    step_id TEXT NOT NULL,
    result TEXT,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (run_id, step_id)
  )`;
  const find = `SELECT result FROM ${name} WHERE run_id = ? AND step_id = ?`;
  const claim = `INSERT INTO ${name} (run_id, step_id, created_at) VALUES (?, ?, ?)`;
  const record = `UPDATE ${name} SET result = ? WHERE run_id = ? AND step_id = ?`;

  return {
    async once(runId: string, stepId: string, work: (tx: Tx) => unknown): Promise<unknown> {
      const key = [runId, stepId];
      await define(store, schema);
      try {
        return await store.transaction((tx) =>
          // The row comes first: a second attempt fails here, or waits for the first, instead of working beside it.
          chain(store.query(tx, claim, [...key, Date.now()]), () =>
            chain(work(tx), (result) =>
              chain(store.query(tx, record, [JSON.stringify(result) ?? "null", ...key]), () => result),
            ),
          ),
        );
      } catch (error) {
        const before = await recorded(key);
        if (before !== undefined) return before.result;
        throw error;
      }
    },
    async prune(before: Date): Promise<void> {
      await define(store, schema);
      await store.transaction((tx) => store.query(tx, `DELETE FROM ${name} WHERE created_at < ?`, [before.getTime()]));
    },
  };

  /** What this step has recorded in an earlier attempt, or in another one meanwhile. */
  async function recorded(key: readonly string[]): Promise<{ readonly result: unknown } | undefined> {
    try {
      const [row] = await store.transaction((tx) => store.query(tx, find, key));
      return row && { result: JSON.parse(String(row["result"])) };
    } catch {
      return undefined;
    }
  }
}
