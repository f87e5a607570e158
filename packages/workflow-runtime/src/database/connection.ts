import type { DatabaseSync } from "node:sqlite";
import { WorkflowRuntimeError } from "../errors.ts";
import { databaseError } from "./database-error.ts";
import { statementCache } from "./statements.ts";
import type { Committer, Transaction } from "./types.ts";

/** A connection with its prepared statements, and the name of its file for errors. */
export interface Connection extends Pick<Transaction, "database" | "statement"> {
  readonly file: string;
  /** Refuses with `RUNTIME_CLOSED` after the close, and names the errors of file and disk. */
  readonly read: Committer["read"];
}

export function createConnection(database: DatabaseSync, file: string): Connection {
  const statement = statementCache(database);
  return {
    database,
    statement,
    file,
    read(query) {
      if (!database.isOpen) throw new WorkflowRuntimeError("RUNTIME_CLOSED", `${file} is closed.`);
      try {
        return query({ database, statement });
      } catch (error) {
        throw databaseError(error, file);
      }
    },
  };
}
