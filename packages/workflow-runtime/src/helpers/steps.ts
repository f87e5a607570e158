import type { Jsonify } from "inngest/types";

/** What a step gives back: its result as JSON, `null` for nothing. The same in the first run and in every replay. */
export type StepOutput<T> = Jsonify<NullForNothing<Awaited<T>>>;

type NullForNothing<T> = T extends void ? null : T;

/** The part of Inngest's `step` that these helpers need; every `step` of the SDK is one. */
export interface Steps {
  run(id: string, work: () => unknown): Promise<unknown>;
}

/** What a function's handler gets, as far as these helpers need it: `stepTx(ctx, …)` inside `async (ctx) => …`. */
export interface RunContext {
  readonly step: Steps;
  /** The engine's id of the run; the same in every replay, on every engine. */
  readonly runId: string;
  /** Attempt of what is being executed, from 0. */
  readonly attempt: number;
  readonly maxAttempts?: number | undefined;
}

/** Runs steps as `step.run` does, with something added. */
export interface StepRunner {
  run<T>(id: string, work: () => T): Promise<StepOutput<T>>;
}
