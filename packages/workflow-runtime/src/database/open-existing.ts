import { existsSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { WorkflowRuntimeError } from "../errors.ts";
import { databaseError } from "./database-error.ts";
import { versionOf } from "./migrate.ts";
import { schemaVersion } from "./schema.ts";

/**
 * A connection to a database that another process may own: it makes no file, migrates nothing, and refuses what has not
 * the tables of this version.
 */
export function openExisting(file: string, options: { readonly readOnly: boolean }): DatabaseSync {
  const unavailable = (fact: string) =>
    new WorkflowRuntimeError("DATABASE_UNAVAILABLE", `${file} ${fact}.`, { details: { file } });
  if (!existsSync(file)) throw unavailable("does not exist");
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(file, { ...options, timeout: 5_000 });
    const version = versionOf(database, file);
    if (version === 0) throw unavailable("is empty");
    if (version < schemaVersion) throw unavailable("was written by an earlier version; start the engine once");
    return database;
  } catch (error) {
    database?.close();
    throw databaseError(error, file);
  }
}
