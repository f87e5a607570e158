import type { DatabaseSync, StatementSync } from "node:sqlite";

/** Prepares each statement once. Finish reading one before it is asked for again: `get`, `all` and `run` do. */
export function statementCache(database: DatabaseSync): (sql: string) => StatementSync {
  const prepared = new Map<string, StatementSync>();
  return (sql) => {
    let statement = prepared.get(sql);
    if (statement === undefined) {
      statement = database.prepare(sql);
      prepared.set(sql, statement);
    }
    return statement;
  };
}
