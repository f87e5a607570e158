import type { Transaction } from "../database/types.ts";
import type { FunctionDefinition } from "../registration/types.ts";

/** An event as the engine took it in. */
export interface IncomingEvent {
  readonly id: string;
  readonly name: string;
  readonly data: Readonly<Record<string, unknown>>;
  /** Milliseconds since 1970. */
  readonly ts: number;
}

/** What flow control says about an event that would start a run. */
export type StartDecision =
  | {
      readonly kind: "start";
      /** Not before; later than now when throttled. */
      readonly dueAt: number;
      /** Order among jobs that are due: smaller is sooner. Priority moves it by milliseconds. */
      readonly rank: number;
      /** Values of the concurrency limits' keys, kept with the run. */
      readonly limitKeys: readonly string[];
      /** Runs of a singleton that give way. */
      readonly cancels: readonly string[];
    }
  | {
      readonly kind: "skip";
      readonly reason: "idempotency" | "rate-limit" | "singleton";
      /** The run that is there already, where one is. */
      readonly runId?: string;
    }
  /** The event waits; a `debounce` job with this key decides again. Later events replace it. */
  | { readonly kind: "debounce"; readonly key: string; readonly dueAt: number };

export interface StartRequest {
  readonly definition: FunctionDefinition;
  readonly event: IncomingEvent;
  /** The id that a started run would get. */
  readonly runId: string;
  readonly now: number;
  /** True when a debounce job asks. */
  readonly debounced: boolean;
  /** True for invoke and retry: never skipped or debounced, though throttled. */
  readonly forced?: boolean;
}

/** Decides and records in one: called inside the transition that takes the event in. */
export type DecideStart = (transaction: Transaction, request: StartRequest) => StartDecision;

/** Steps in flight, in memory: what concurrency limits count. Void after a crash, as leases are. */
export interface ConcurrencyGate {
  /** Takes a place in each limit of the function, or none and says false. */
  tryEnter(definition: FunctionDefinition, limitKeys: readonly string[]): boolean;
  leave(definition: FunctionDefinition, limitKeys: readonly string[]): void;
}
