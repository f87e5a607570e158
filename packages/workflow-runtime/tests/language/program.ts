/** What the body of a step does; a failure is counted by the world outside of the engine, not by attempts. */
export type Behaviour =
  | { readonly kind: "ok" }
  /** Throws an ordinary error a number of times, then succeeds. */
  | { readonly kind: "flaky"; readonly failures: number }
  /** The same with RetryAfterError. */
  | { readonly kind: "later"; readonly failures: number; readonly afterMs: number }
  /** Throws on every attempt. */
  | { readonly kind: "broken" }
  /** Throws NonRetriableError. */
  | { readonly kind: "fatal" };

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** A statement of a generated function. Its place in the tree gives it its step id. */
export type Statement =
  /** `step.run`, with the same id as often as `repeat` says. */
  | { readonly kind: "step"; readonly behaviour: Behaviour; readonly value: Json; readonly repeat: number }
  | { readonly kind: "sleep"; readonly ms: number; readonly until: boolean }
  /**
   * `step.waitForEvent`; the event comes never, before the wait (so it is missed), from a step beside it, or from
   * outside while the run waits, after one that does not match.
   */
  | {
      readonly kind: "wait";
      readonly arrival: "never" | "before" | "together" | "outside";
      readonly by: "if" | "match";
      readonly value: Json;
    }
  | { readonly kind: "signal"; readonly arrival: "never" | "together"; readonly value: Json }
  | { readonly kind: "invoke"; readonly callee: number }
  | { readonly kind: "send"; readonly callee: number }
  /** `Promise.all`, or all settled and then the first failure by position. */
  | { readonly kind: "all"; readonly join: "all" | "settled"; readonly branches: readonly (readonly Statement[])[] }
  /** `Promise.race`, bare or in `group.parallel`, of steps that succeed; with a sleeper, a long sleep takes part. */
  | { readonly kind: "race"; readonly contenders: number; readonly sleeper: boolean; readonly grouped: boolean }
  | { readonly kind: "attempt"; readonly body: readonly Statement[]; readonly compensation: readonly Statement[] }
  | { readonly kind: "throw"; readonly fatal: boolean };

export interface FunctionProgram {
  readonly retries: number;
  readonly onFailure: boolean;
  readonly concurrency?: number;
  readonly checkpointing: boolean;
  readonly body: readonly Statement[];
}

/** Functions call only functions after them; the first is triggered from outside. */
export interface Program {
  readonly functions: readonly FunctionProgram[];
  /** How a run of the first function ends that reaches its end: by itself, or cancelled while it waits. */
  readonly ending: "return" | "cancel-by-call" | "cancel-by-event";
}

/** Timeouts of waits: one that is meant to pass, and one that is not. */
export interface Patience {
  readonly short: string;
  readonly long: string;
}

/** For a clock that a test moves. */
export const virtualPatience: Patience = { short: "10s", long: "365d" };

/** Longer than any retries, and short enough that many one after the other are less than the patience of a call. */
export const sleeperMs = 10 * 86_400_000;

export const functionId = (index: number): string => `f${index}`;

/** Names of events. A prefix of its own keeps a program apart from others on the same server. */
export const eventName = (index: number, prefix = "lang"): string => `${prefix}/start.${index}`;

/** Name of the event that a wait waits for. */
export const waitName = (index: number, id: string, prefix = "lang"): string => `${prefix}/wait.${index}.${id}`;

export const hangName = (prefix = "lang"): string => `${prefix}/never`;

export const cancelName = (prefix = "lang"): string => `${prefix}/cancel`;

/** The steps' ids of a race: one for each contender. */
export const contenderId = (id: string, contender: number): string => `${id}.c${contender}`;
