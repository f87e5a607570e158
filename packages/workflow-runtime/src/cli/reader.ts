import { DatabaseSync } from "node:sqlite";
import { databaseError } from "../database/database-error.ts";
import type { Run, RunStore } from "../port.ts";
import { openRunStore } from "../store/open-run-store.ts";
import { CliError } from "./cli-error.ts";
import { type DatabaseFile, requireFile } from "./database-file.ts";

/** A database that is only read; an engine may be writing to it. */
export interface Reader {
  readonly store: RunStore;
  readonly database: DatabaseSync;
  /**
   * The run whose id begins with `beginning`.
   *
   * @throws CliError when there is none, or more than one.
   */
  find(beginning: string): Promise<Run>;
  close(): void;
}

/** @throws CliError when there is no file; WorkflowRuntimeError when it cannot be read. */
export function openReader(file: DatabaseFile): Reader {
  requireFile(file);
  const { store, close } = openRunStore(file.path);
  const database = connect(file.path);
  return {
    store,
    database,
    async find(beginning) {
      const run = await store.get(idOf(database, beginning, file));
      if (!run) throw notFound(beginning, file);
      return run;
    },
    close() {
      database.close();
      close();
    },
  };
}

/** A connection of its own, for what the store has no question for. */
export function connect(path: string, options: { readonly readOnly: boolean } = { readOnly: true }): DatabaseSync {
  try {
    return new DatabaseSync(path, { ...options, timeout: 5000 });
  } catch (error) {
    throw databaseError(error, path);
  }
}

function idOf(database: DatabaseSync, beginning: string, file: DatabaseFile): string {
  const statement = database.prepare(
    "SELECT run_id AS id FROM runs WHERE run_id BETWEEN :from AND :from || char(0x10ffff) ORDER BY run_id LIMIT 6",
  );
  // ULIDs are upper case; nobody wants to hold the key.
  for (const from of new Set([beginning, beginning.toUpperCase()])) {
    const ids = statement.all({ from }).map(({ id }) => String(id));
    const [only] = ids;
    if (only !== undefined && (ids.length === 1 || only === from)) return only;
    if (only !== undefined) throw ambiguous(from, ids, file);
  }
  throw notFound(beginning, file);
}

function ambiguous(beginning: string, ids: readonly string[], file: DatabaseFile): CliError {
  const shown = ids.length > 5 ? `${ids.slice(0, 5).join(", ")}, …` : ids.join(", ");
  return new CliError({
    code: "RUN_AMBIGUOUS",
    message: `More than one run's id begins with \`${beginning}\`: ${shown}.`,
    where: file.shown,
    fix: "Write more of the id.",
  });
}

function notFound(beginning: string, file: DatabaseFile): CliError {
  return new CliError({
    code: "RUN_NOT_FOUND",
    message: `No run's id begins with \`${beginning}\`.`,
    where: file.shown,
    fix: "`workflows runs list` shows the newest; runs past their retention are pruned.",
  });
}
