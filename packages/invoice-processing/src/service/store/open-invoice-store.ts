import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite";
import { migrations } from "./schema.ts";

/** Invoices and what was booked against them, in one SQLite file. Other processes may have it open as well. */
export interface InvoiceStore {
  readonly database: DatabaseSync;
  /** Prepares each statement once. */
  statement(sql: string): StatementSync;
  /** Runs `work` in one write transaction: all of it is durable afterwards, or nothing when it throws. */
  transaction<T>(work: () => T): T;
  close(): void;
}

/** Values by the names of a statement's parameters. */
export type Values = Record<string, SQLInputValue>;

/** Where the tables of one kind of rows are. */
const applicationId = 0x72617776;

/**
 * Opens the file, makes it when absent (its folder must exist), and brings its tables up to date.
 *
 * @throws Error when the file is another program's or written by a later version; it is left as it was.
 */
export function openInvoiceStore(file: string): InvoiceStore {
  const database = new DatabaseSync(file, { timeout: 5_000, enableDoubleQuotedStringLiterals: false });
  try {
    refuseForeign(database, file);
    database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
    const store = storeOf(database);
    store.transaction(() => migrate(database, file));
    return store;
  } catch (error) {
    database.close();
    throw error;
  }
}

function storeOf(database: DatabaseSync): InvoiceStore {
  const prepared = new Map<string, StatementSync>();
  return {
    database,
    statement(sql) {
      let statement = prepared.get(sql);
      if (statement === undefined) prepared.set(sql, (statement = database.prepare(sql)));
      return statement;
    },
    transaction(work) {
      // Immediate: a transaction that reads first and then has to wait for another writer could never go on.
      database.exec("BEGIN IMMEDIATE");
      try {
        const result = work();
        database.exec("COMMIT");
        return result;
      } catch (error) {
        // A full disk can have taken the transaction with it.
        if (database.isTransaction) database.exec("ROLLBACK");
        throw error;
      }
    },
    close() {
      if (database.isOpen) database.close();
    },
  };
}

function migrate(database: DatabaseSync, file: string): void {
  const version = refuseForeign(database, file);
  for (const migration of migrations.slice(version)) database.exec(migration);
  database.exec(`PRAGMA application_id = ${applicationId}; PRAGMA user_version = ${migrations.length}`);
}

/** The version that the tables have, 0 for an empty file. */
function refuseForeign(database: DatabaseSync, file: string): number {
  const facts = database
    .prepare(
      `SELECT application_id AS id, user_version AS version, (SELECT count(*) FROM sqlite_schema) AS tables
       FROM pragma_application_id, pragma_user_version`,
    )
    .get() as { id: number; version: number; tables: number };
  if (facts.tables > 0 && facts.id !== applicationId) {
    throw new Error(`${file} is a database of another program, not one of invoices. Nothing was changed.`);
  }
  if (facts.version > migrations.length) {
    throw new Error(`${file} has version ${facts.version}; this package knows versions up to ${migrations.length}.`);
  }
  return facts.version;
}
