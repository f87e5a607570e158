import {
  chain,
  define,
  type MaybePromise,
  type TransactionalStore,
  tableName,
} from "../transactions/transactional-store.ts";

/** Where the state of breakers outlives the process: text by name. */
export interface BreakerStore {
  load(name: string): MaybePromise<string | undefined>;
  save(name: string, state: string): MaybePromise<void>;
}

/** Keeps breakers in the application's database; table `workflow_breakers` by default. */
export function breakerStore<Tx>(store: TransactionalStore<Tx>, table = "workflow_breakers"): BreakerStore {
  const name = tableName(table);
  const ready = define(
    store,
    `CREATE TABLE IF NOT EXISTS ${name} (name TEXT NOT NULL PRIMARY KEY, state TEXT NOT NULL)`,
  );
  const find = `SELECT state FROM ${name} WHERE name = ?`;
  return {
    load: (breaker) =>
      chain(ready, () =>
        chain(
          store.transaction((tx) => store.query(tx, find, [breaker])),
          ([row]) => (row === undefined ? undefined : String(row["state"])),
        ),
      ),
    save: (breaker, state) =>
      chain(ready, () =>
        store.transaction((tx) =>
          chain(store.query(tx, find, [breaker]), ([row]) => {
            const sql = row ? `UPDATE ${name} SET state = ? WHERE name = ?` : `INSERT INTO ${name} VALUES (?, ?)`;
            return chain(store.query(tx, sql, row ? [state, breaker] : [breaker, state]), () => undefined);
          }),
        ),
      ),
  };
}
