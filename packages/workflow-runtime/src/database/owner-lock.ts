import { readFileSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { WorkflowRuntimeError } from "../errors.ts";
import { databaseError, isBusy } from "./database-error.ts";

/**
 * Locks of this process. Reading a sidecar through the file system and closing it would drop the lock that the same
 * process holds on it (POSIX), so the process that asks about itself must not look into the file. The connections are
 * kept here because one that is collected as garbage is closed, and its lock is gone while its owner lives.
 */
const held = new Map<string, DatabaseSync>();

const sidecarOf = (file: string): string => `${file}.owner`;

/**
 * Makes this process the only one that executes the runs of `file`; returns what gives that up. The lock is SQLite's
 * own on a sidecar, so the operating system frees it when the process dies, however that happens.
 */
export function takeOwnership(file: string): () => void {
  const sidecar = sidecarOf(file);
  if (held.has(sidecar)) throw inUse(file);
  let lock: DatabaseSync | undefined;
  try {
    lock = new DatabaseSync(sidecar, { timeout: 500 });
    // The exclusive lock outlives the transaction that writes the pid where `ownerOf` reads it.
    lock.exec("PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE");
    lock.exec(`PRAGMA user_version = ${process.pid}; COMMIT`);
  } catch (error) {
    lock?.close();
    throw isBusy(error) ? inUse(file) : unusable(databaseError(error, sidecar), file);
  }
  held.set(sidecar, lock);
  return () => {
    held.delete(sidecar);
    lock.close();
  };
}

/** The process that executes the runs of `file`, if one does. */
export function ownerOf(file: string): { readonly pid: number } | undefined {
  const sidecar = sidecarOf(file);
  if (held.has(sidecar)) return { pid: process.pid };
  let probe: DatabaseSync | undefined;
  try {
    probe = new DatabaseSync(sidecar, { readOnly: true });
    probe.prepare("PRAGMA user_version").get();
    return undefined;
  } catch (error) {
    return isBusy(error) ? { pid: writtenPid(sidecar) } : undefined;
  } finally {
    probe?.close();
  }
}

function inUse(file: string): WorkflowRuntimeError {
  const pid = held.has(sidecarOf(file)) ? process.pid : writtenPid(sidecarOf(file));
  const who = pid === process.pid ? `this process (pid ${pid})` : pid === 0 ? "another process" : `process ${pid}`;
  return new WorkflowRuntimeError("DATABASE_IN_USE", `${file} is in use by ${who}.`, { details: { file, pid } });
}

/** A damaged sidecar is no damaged database: it holds nothing but the lock. */
function unusable(error: unknown, file: string): unknown {
  if (!(error instanceof WorkflowRuntimeError) || error.code !== "DATABASE_CORRUPT") return error;
  const message = `${sidecarOf(file)} is damaged. Stop every process that uses ${file}, then remove it.`;
  return new WorkflowRuntimeError("DATABASE_UNAVAILABLE", message, { details: { file }, cause: error });
}

/** `user_version` in the header of the sidecar; 0 when it is not written yet. */
function writtenPid(sidecar: string): number {
  const bytes = readFileSync(sidecar);
  return bytes.length < 64 ? 0 : bytes.readUInt32BE(60);
}
