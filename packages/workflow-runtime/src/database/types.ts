import type { DatabaseSync, StatementSync } from "node:sqlite";

/** Time as the engine sees it; tests inject their own. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Calls back once at or after `at`; the returned function forgets it. Never keeps the process alive. */
  setTimer(at: number, callback: () => void): () => void;
}

/** What a transition may use: the connection inside an open transaction. */
export interface Transaction {
  readonly database: DatabaseSync;
  /** A prepared statement, kept for the connection's life. */
  statement(sql: string): StatementSync;
  /** Tells somebody after the commit; dropped when the transition rolls back. */
  afterCommit(effect: () => void): void;
}

/** Reads and writes rows; synchronous, and free of effects outside its transaction. */
export type Transition<T> = (transaction: Transaction, now: number) => T;

/** Makes transitions durable. Those of one turn of the event loop share a commit. */
export interface Committer {
  /** Resolves after COMMIT; rejects with what the transition threw, which undoes that transition alone. */
  commit<T>(transition: Transition<T>): Promise<T>;
  /** Reads outside of a transition. */
  read<T>(query: (transaction: Omit<Transaction, "afterCommit">) => T): T;
  /** Resolves when everything that was handed in is durable. */
  settled(): Promise<void>;
}
