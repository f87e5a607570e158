import { databaseError } from "./database-error.ts";
import { openExisting } from "./open-existing.ts";

/** What another process asks of the one that owns the database. */
export interface Command {
  readonly kind: string;
  readonly runId?: string;
  readonly options?: Readonly<Record<string, unknown>>;
}

/** Leaves a command for the owner, who sees it within a moment and removes it when it is done; returns its id. */
export function sendCommand(file: string, { kind, runId, options }: Command, now: number): number {
  const database = openExisting(file, { readOnly: false });
  try {
    const insert = "INSERT INTO commands (kind, run_id, options, created_at) VALUES (?, ?, ?, ?)";
    const text = options === undefined ? null : JSON.stringify(options);
    return Number(database.prepare(insert).run(kind, runId ?? null, text, now).lastInsertRowid);
  } catch (error) {
    throw databaseError(error, file);
  } finally {
    database.close();
  }
}
