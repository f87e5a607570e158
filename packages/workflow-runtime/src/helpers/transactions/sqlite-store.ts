import type { DatabaseSync, StatementSync } from "node:sqlite";
import { HelperError } from "../helper-error.ts";
import { isPromise, type TransactionalStore } from "./transactional-store.ts";

/**
 * The application's `node:sqlite` database for the helpers. Transactions are synchronous and take the write lock at
 * once; open the database with a `timeout`, so that they wait for other processes.
 */
export function sqliteStore(database: DatabaseSync): TransactionalStore<DatabaseSync> {
  const statements = new Map<string, StatementSync>();
  return {
    transaction(work) {
      if (database.isTransaction) {
        throw new HelperError("NESTED_TRANSACTION", "The connection is in a transaction already.");
      }
      database.exec("BEGIN IMMEDIATE");
      try {
        const result = work(database);
        if (isPromise(result)) refusePromise(result);
        database.exec("COMMIT");
        return result;
      } catch (error) {
        if (database.isTransaction) database.exec("ROLLBACK");
        throw error;
      }
    },
    query(_database, sql, parameters) {
      const statement = statements.get(sql) ?? database.prepare(sql);
      statements.set(sql, statement);
      return statement.all(...parameters);
    },
    define(sql) {
      database.exec(sql);
    },
  };
}

function refusePromise(result: Promise<unknown>): never {
  result.then(undefined, () => {});
  throw new HelperError("ASYNC_TRANSACTION", "The work of a transaction of node:sqlite returned a promise.");
}
