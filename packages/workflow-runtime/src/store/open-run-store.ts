import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { createConnection } from "../database/connection.ts";
import { databaseError } from "../database/database-error.ts";
import { versionOf } from "../database/migrate.ts";
import { schemaVersion } from "../database/schema.ts";
import { WorkflowRuntimeError } from "../errors.ts";
import type { RunStore } from "../port.ts";
import { createHub } from "./hub.ts";
import { storeOver } from "./run-store.ts";

export interface OpenRunStore {
  readonly store: RunStore;
  /** Subscribers that still wait are refused with `RUNTIME_CLOSED`. */
  close(): void;
}

/**
 * Looks into a database that another process may own. It writes nothing, and works whether the engine runs or not.
 * Subscribers hear of a commit within `pollMs` (100 by default); they keep the process alive while they wait.
 *
 * @throws WorkflowRuntimeError DATABASE_UNAVAILABLE, DATABASE_CORRUPT, DATABASE_NEWER
 */
export function openRunStore(path: string, { pollMs = 100 }: { readonly pollMs?: number } = {}): OpenRunStore {
  const file = resolve(path);
  const database = openReader(file);
  const { read } = createConnection(database, file);
  const dataVersion = (): unknown => read(({ statement }) => statement("PRAGMA data_version").get()?.["data_version"]);
  let timer: NodeJS.Timeout | undefined;
  let seen: unknown;
  const hub = createHub(read, (watched) => {
    clearInterval(timer);
    if (!watched) return;
    seen = dataVersion();
    timer = setInterval(look, pollMs);
  });
  function look(): void {
    let version: unknown;
    try {
      version = dataVersion();
    } catch {
      // Subscribers are told of it by their own reads.
    }
    if (version !== undefined && version === seen) return;
    seen = version;
    hub.changed();
  }
  return {
    store: storeOver(read, hub),
    close() {
      clearInterval(timer);
      if (database.isOpen) database.close();
      hub.changed();
    },
  };
}

function openReader(file: string): DatabaseSync {
  const unavailable = (fact: string) =>
    new WorkflowRuntimeError("DATABASE_UNAVAILABLE", `${file} ${fact}.`, { details: { file } });
  if (!existsSync(file)) throw unavailable("does not exist");
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(file, { readOnly: true, timeout: 5_000 });
    const version = versionOf(database, file);
    if (version === 0) throw unavailable("is empty");
    if (version < schemaVersion) throw unavailable("was written by an earlier version; start the engine once");
    return database;
  } catch (error) {
    database?.close();
    throw databaseError(error, file);
  }
}
