import type { DatabaseSync } from "node:sqlite";
import { WorkflowRuntimeError } from "../errors.ts";
import { schema, schemaVersion } from "./schema.ts";

/** "rawr": marks a file as ours (`PRAGMA application_id`). */
const applicationId = 0x72617772;

/** From each version to the next; the first makes an empty file ours. */
const migrations: readonly string[] = [schema];

/** The version that a file's tables have, 0 for an empty one. Refuses other programs' files and later versions. */
export function versionOf(database: DatabaseSync, file: string): number {
  const id = pragma(database, "application_id");
  const version = pragma(database, "user_version");
  if (id !== applicationId) {
    const { tables } = database.prepare("SELECT count(*) AS tables FROM sqlite_schema").get() as { tables: number };
    if (id === 0 && version === 0 && tables === 0) return 0;
    const message = `${file} is a database of another program, not one of workflows. Nothing was changed.`;
    throw new WorkflowRuntimeError("DATABASE_UNAVAILABLE", message, { details: { file } });
  }
  if (version > schemaVersion) {
    const message = `${file} has version ${version}; this package knows versions up to ${schemaVersion}.`;
    throw new WorkflowRuntimeError("DATABASE_NEWER", message, { details: { file, version, known: schemaVersion } });
  }
  return version;
}

/** Brings the tables to this version and begins a new epoch, in one transaction. */
export function migrate(database: DatabaseSync, file: string): number {
  database.exec("BEGIN IMMEDIATE");
  try {
    for (const migration of migrations.slice(versionOf(database, file))) database.exec(migration);
    database.exec(`PRAGMA application_id = ${applicationId}; PRAGMA user_version = ${schemaVersion}`);
    const { epoch } = database
      .prepare(
        `INSERT INTO meta (key, value) VALUES ('epoch', '1')
         ON CONFLICT (key) DO UPDATE SET value = CAST(value AS INTEGER) + 1
         RETURNING CAST(value AS INTEGER) AS epoch`,
      )
      .get() as { epoch: number };
    database.exec("COMMIT");
    return epoch;
  } catch (error) {
    if (database.isTransaction) database.exec("ROLLBACK");
    throw error;
  }
}

function pragma(database: DatabaseSync, name: string): number {
  return Number(Object.values(database.prepare(`PRAGMA ${name}`).get() ?? {})[0]);
}
