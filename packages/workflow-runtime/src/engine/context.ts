import type { Committer, Transaction } from "../database/types.ts";
import type { ConcurrencyGate, DecideStart } from "../flow/types.ts";
import type { Failure } from "../port.ts";
import type { WireError } from "../protocol/answer.ts";
import type { Telemetry } from "../telemetry/types.ts";
import type { Flights } from "./flights.ts";
import type { FunctionTable } from "./functions.ts";
import type { JobBoard } from "./job-board.ts";
import type { RunRow } from "./run-row.ts";
import type { Timers } from "./timers.ts";

/** How much may be stored, in bytes. */
export interface Limits {
  readonly stepOutput: number;
  readonly runState: number;
  readonly event: number;
}

/** What every transition may use. */
export interface Engine {
  readonly committer: Committer;
  readonly clock: Timers;
  readonly functions: FunctionTable;
  readonly board: JobBoard;
  readonly gate: ConcurrencyGate;
  readonly decideStart: DecideStart;
  readonly telemetry: Telemetry;
  readonly limits: Limits;
  readonly flights: Flights;
  /** How long a call may show no life; for ever when absent. */
  readonly stepTimeoutMs: number | undefined;
  /** Milliseconds before each further attempt; the last one repeats. */
  readonly retryDelays: readonly number[];
  /** From 0 to 1. */
  random(): number;
  /** A ULID. */
  newId(): string;
  /** The next fencing token. */
  newGeneration(): number;
  /** False for an engine that only ends what is there. */
  readonly startsRuns: boolean;
  /** True once the runtime is closing: what is in flight stops after its current step. */
  isDraining(): boolean;
}

/** One transition at work. */
export interface Work {
  readonly engine: Engine;
  readonly tx: Transaction;
  readonly now: number;
  /** Runs that ended in this transition: who waits for them hears of it before its end. */
  readonly ended: Ended[];
}

/** How a run ended. */
export type End =
  | { readonly status: "completed" /** JSON. */; readonly output: string }
  | { readonly status: "failed"; readonly error: WireError; readonly failure: Failure }
  | { readonly status: "cancelled"; readonly reason: string | undefined };

/** A run and its end. */
export interface Ended {
  readonly run: RunRow;
  readonly end: End;
}
