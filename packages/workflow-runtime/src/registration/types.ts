import type { Match } from "./match.ts";

/** A compiled CEL expression over `event` (the trigger) and `async` (an event that comes later). */
export interface Expression {
  readonly source: string;
  /** What makes it possible to find, for an event, those who wait for it, without asking each. */
  readonly match?: Match | undefined;
  /**
   * The value, as JSON; a name that is missing is null. `undefined` when there is none: types that do not fit, or too much
   * work. A condition holds when the value is `true` and nothing else. Never throws.
   */
  evaluate(scope: { readonly event: unknown; readonly async?: unknown }): unknown;
}

export type Trigger =
  | { readonly kind: "event"; readonly name: string; readonly condition?: Expression }
  | { readonly kind: "cron"; readonly schedule: string; readonly jitterMs?: number };

export interface ConcurrencyLimit {
  /** Steps that may be executed at the same time, per value of `key`. */
  readonly limit: number;
  readonly key?: Expression;
  readonly scope: "fn" | "env" | "account";
}

/** Limits over time, in milliseconds. */
export interface RateLimit {
  readonly limit: number;
  readonly periodMs: number;
  readonly key?: Expression;
}

export interface CancelRule {
  readonly event: string;
  readonly condition?: Expression;
  /** Milliseconds after the run's creation. */
  readonly timeoutMs?: number;
}

/** A function as it registered itself, with everything that the engine needs to execute it. */
export interface FunctionDefinition {
  /** With the application's id: `app-function`. */
  readonly id: string;
  readonly name: string;
  /** Where the SDK is called: path and query of the step's URL. */
  readonly stepUrl: string;
  readonly triggers: readonly Trigger[];
  /** Attempts after the first; 0 to 20, 4 by default as on the server. */
  readonly retries: number;
  readonly cancelOn: readonly CancelRule[];
  readonly idempotency?: Expression;
  readonly concurrency: readonly ConcurrencyLimit[];
  readonly throttle?: RateLimit & { readonly burst: number };
  readonly rateLimit?: RateLimit;
  readonly debounce?: { readonly periodMs: number; readonly timeoutMs?: number; readonly key?: Expression };
  readonly singleton?: { readonly mode: "skip" | "cancel"; readonly key?: Expression };
  /** Seconds by which a run overtakes others, -600 to 600. */
  readonly priority?: Expression;
  readonly timeouts: { readonly startMs?: number; readonly finishMs?: number };
  /** The function that `onFailure` of this one became, when there is one. */
  readonly onFailure?: string;
}
