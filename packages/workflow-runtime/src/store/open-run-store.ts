import { resolve } from "node:path";
import { createConnection } from "../database/connection.ts";
import { openExisting } from "../database/open-existing.ts";
import { createHub } from "./hub.ts";
import { type DatabaseRunStore, storeOver } from "./run-store.ts";

export interface OpenRunStore {
  readonly store: DatabaseRunStore;
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
  const database = openExisting(file, { readOnly: true });
  const { read } = createConnection(database, file);
  let timer: NodeJS.Timeout | undefined;
  let seen: unknown;
  const hub = createHub(read, {
    watch(watched) {
      clearInterval(timer);
      if (!watched) return;
      seen = dataVersion();
      timer = setInterval(look, pollMs);
    },
  });

  /** Changes with the commits of others; undefined when it cannot be read, of which subscribers' own reads tell. */
  function dataVersion(): unknown {
    try {
      return read(({ statement }) => statement("PRAGMA data_version").get()?.["data_version"]);
    } catch {
      return undefined;
    }
  }

  function look(): void {
    const version = dataVersion();
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
