import { mkdirSync, readdirSync, realpathSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { ownerOf, takeOwnership } from "@rawr/workflow-runtime/internals";
import { StartError } from "./start-error.ts";

/** The databases with what SQLite puts beside them, and the secret of development tokens. */
const own = /^(?:invoices|ledger|workflows|host)\.db(?:[-.][a-z-]+)?$|^development\.secret$/;

/**
 * Makes the folder that holds all state, after `reset` without anything in it; answers its real path. Refuses while
 * another process executes the runs in it, and removes nothing at all when it holds a file that is not ours.
 *
 * @throws StartError STATE_FOLDER_UNUSABLE, STATE_FOLDER_FOREIGN
 * @throws WorkflowRuntimeError DATABASE_IN_USE
 */
export function prepareStateFolder(path: string, { reset }: { readonly reset: boolean }): string {
  const folder = makeStateFolder(path);
  const database = join(folder, "workflows.db");
  if (reset) return clear(folder, database);
  // Asked before demo data is written: the runtime finds out too, but later.
  if (ownerOf(database) !== undefined) takeOwnership(database)();
  return folder;
}

function clear(folder: string, database: string): string {
  const names = readdirSync(folder);
  const foreign = names.filter((name) => !own.test(name) || statSync(join(folder, name)).isDirectory());
  if (foreign.length > 0) {
    throw new StartError(
      "STATE_FOLDER_FOREIGN",
      `${folder} holds what is not ours (${shown(foreign)}), so nothing in it was removed.`,
      "Move that elsewhere, or name another folder: npm start -- --state <folder> --reset",
    );
  }
  // Held, so that nobody starts on files that are about to go; its own file is last.
  const release = takeOwnership(database);
  const sidecar = "workflows.db.owner";
  for (const name of names) if (name !== sidecar) rmSync(join(folder, name), { force: true });
  release();
  rmSync(join(folder, sidecar), { force: true });
  return folder;
}

/**
 * Makes the folder where it is not there yet; answers its real path.
 *
 * @throws StartError STATE_FOLDER_UNUSABLE
 */
export function makeStateFolder(path: string): string {
  try {
    mkdirSync(path, { recursive: true });
    return realpathSync(path);
  } catch (error) {
    throw unusable(path, error);
  }
}

/** Says why a folder cannot hold the state. */
export function unusable(path: string, error: unknown): StartError {
  const code = (error as NodeJS.ErrnoException).code ?? String(error);
  return new StartError(
    "STATE_FOLDER_UNUSABLE",
    `The state folder ${path} cannot be used: ${reasons[code] ?? code}.`,
    "Name a folder that can be written: npm start -- --state <folder>",
  );
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: "there is no permission to write to it",
  EPERM: "there is no permission to write to it",
  EROFS: "its file system is read-only",
  EEXIST: "it is a file",
  ENOTDIR: "a part of its path is a file",
  ENOENT: "it cannot be made there",
  ENOSPC: "the disk is full",
};

function shown(names: readonly string[]): string {
  const [first, second, ...more] = names;
  return [first, second, more.length > 0 ? `${more.length} more` : undefined].filter(Boolean).join(", ");
}
