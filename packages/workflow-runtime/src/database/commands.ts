import { DatabaseSync } from "node:sqlite";
import { databaseError } from "./database-error.ts";
import { versionOf } from "./migrate.ts";

/** What another process asks of the one that owns the database. */
export interface Command {
  readonly kind: string;
  readonly runId?: string;
  readonly options?: Readonly<Record<string, unknown>>;
}

/** Leaves a command for the owner, who sees it within a moment and removes it when it is done; returns its id. */
export function sendCommand(file: string, { kind, runId, options }: Command, now: number): number {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(file, { timeout: 5_000 });
    versionOf(database, file);
    const insert = "INSERT INTO commands (kind, run_id, options, created_at) VALUES (?, ?, ?, ?)";
    const text = options === undefined ? null : JSON.stringify(options);
    return Number(database.prepare(insert).run(kind, runId ?? null, text, now).lastInsertRowid);
  } catch (error) {
    throw databaseError(error, file);
  } finally {
    database?.close();
  }
}
