import type { Clock, Committer, Transaction } from "../database/types.ts";
import type { ConcurrencyGate, DecideStart } from "../flow/types.ts";
import type { Telemetry } from "../telemetry/types.ts";
import type { FunctionTable } from "./functions.ts";
import type { JobBoard } from "./job-board.ts";

/** How much may be stored, in bytes. */
export interface Limits {
  readonly stepOutput: number;
  readonly runState: number;
  readonly event: number;
}

/** What every transition may use. */
export interface Engine {
  readonly committer: Committer;
  readonly clock: Clock;
  readonly functions: FunctionTable;
  readonly board: JobBoard;
  readonly gate: ConcurrencyGate;
  readonly decideStart: DecideStart;
  readonly telemetry: Telemetry;
  readonly limits: Limits;
  /** Milliseconds before each further attempt; the last one repeats. */
  readonly retryDelays: readonly number[];
  /** A ULID. */
  newId(): string;
  /** The next fencing token. */
  newGeneration(): number;
  /** True once the runtime is closing: what is in flight stops after its current step. */
  isDraining(): boolean;
}

/** One transition at work. */
export interface Work {
  readonly engine: Engine;
  readonly tx: Transaction;
  readonly now: number;
}

/** Runs a transition durably; the promise resolves after the commit. */
export function transact<T>(engine: Engine, transition: (work: Work) => T): Promise<T> {
  return engine.committer.commit((tx, now) => transition({ engine, tx, now }));
}
