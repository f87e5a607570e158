import { existsSync, realpathSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { WorkflowRuntimeError } from "../errors.ts";
import { createCommitter } from "./committer.ts";
import { createConnection } from "./connection.ts";
import { databaseError } from "./database-error.ts";
import { inspect } from "./inspect.ts";
import { migrate } from "./migrate.ts";
import { databaseClosed } from "./notifications.ts";
import { takeOwnership } from "./owner-lock.ts";
import type { Clock, Committer } from "./types.ts";

export interface OpenDatabaseOptions {
  /** Made when absent; its folder must exist. `:memory:` for tests. */
  readonly file: string;
  readonly clock: Clock;
  /** `full` (the default) survives power loss; `normal` may lose the last commits then, never at a crash of the process. */
  readonly synchronous?: "full" | "normal";
  /** See `CommitterOptions.onCommit`. */
  readonly onCommit?: (commits: number) => void;
  /** See `CommitterOptions.onCommitted`. */
  readonly onCommitted?: (durationMs: number, transitions: number) => void;
}

/** A database that this process owns. */
export interface WorkflowDatabase {
  /** Resolved path. */
  readonly file: string;
  readonly committer: Committer;
  /** Grows durably with each opening; the upper part of every lease's generation. */
  readonly epoch: number;
  /** Commits what was handed in, then frees file and ownership. */
  close(): void;
}

/**
 * Opens, migrates and owns a database; recovers what a killed process left.
 *
 * @throws WorkflowRuntimeError DATABASE_IN_USE, DATABASE_CORRUPT, DATABASE_NEWER, DATABASE_UNAVAILABLE, DATABASE_FULL;
 * the file is as it was then.
 */
export function openDatabase(options: OpenDatabaseOptions): WorkflowDatabase {
  const inMemory = options.file === ":memory:";
  const file = inMemory ? options.file : resolved(options.file);
  const disown = inMemory ? () => {} : takeOwnership(file);
  let database: DatabaseSync | undefined;
  try {
    if (existsSync(file) && statSync(file).size > 0) inspect(file);
    database = new DatabaseSync(file, { timeout: 5_000, enableDoubleQuotedStringLiterals: false });
    database.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = ${options.synchronous ?? "full"}`);
    database.exec("PRAGMA journal_size_limit = 67108864; PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY");
    const epoch = migrate(database, file);
    database.exec("PRAGMA busy_timeout = 10");
    return assembled({ ...options, file }, { database, epoch, disown });
  } catch (error) {
    database?.close();
    disown();
    throw databaseError(error, file);
  }
}

interface Opened {
  readonly database: DatabaseSync;
  readonly epoch: number;
  readonly disown: () => void;
}

function assembled(options: OpenDatabaseOptions, { database, epoch, disown }: Opened): WorkflowDatabase {
  const { file, clock, onCommit, onCommitted } = options;
  const connection = createConnection(database, file);
  const committer = createCommitter({
    connection,
    clock,
    ...(onCommit && { onCommit }),
    ...(onCommitted && { onCommitted }),
  });
  return {
    file,
    committer,
    epoch,
    close() {
      if (!database.isOpen) return;
      committer.stop();
      database.close();
      disown();
      databaseClosed(database);
    },
  };
}

/** One name for a file, so that two names of it share one owner lock. */
function resolved(file: string): string {
  const path = resolve(file);
  if (!existsSync(path)) return path;
  if (statSync(path).isFile()) return realpathSync(path);
  throw new WorkflowRuntimeError("DATABASE_UNAVAILABLE", `${path} is not a file.`, { details: { file: path } });
}
