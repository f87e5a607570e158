import type { DatabaseSync } from "node:sqlite";
import type { Transaction } from "./types.ts";

type Listener = (runId?: string) => void;

/** By connection, so that whoever appends needs to know of no store. */
const listeners = new WeakMap<DatabaseSync, Set<Listener>>();

/** Calls back after each commit that appended to a run's timeline, once per row, and without a run at the close. */
export function onRowAppended(database: DatabaseSync, listener: Listener): void {
  let set = listeners.get(database);
  if (set === undefined) listeners.set(database, (set = new Set()));
  set.add(listener);
}

export function rowAppended(transaction: Transaction, runId: string): void {
  const set = listeners.get(transaction.database);
  if (set === undefined) return;
  transaction.afterCommit(() => {
    for (const listener of set) listener(runId);
  });
}

/** Wakes everybody who waits for a row; what they read next tells them of the close. */
export function databaseClosed(database: DatabaseSync): void {
  for (const listener of listeners.get(database) ?? []) listener();
}
