import { RetryAfterError } from "inngest";
import { HelperError } from "../helper-error.ts";
import type { StepOutput, Steps } from "../steps.ts";
import { createDurablePolicy, type DurablePolicyOptions } from "./durable-policy.ts";

export interface DurableBreakerOptions extends DurablePolicyOptions {
  /** How long `run` waits in all before the run fails with `BREAKER_OPEN`; without end by default. */
  readonly giveUpAfterMs?: number;
}

/** The part of Inngest's `step` that waits. */
export interface WaitingSteps extends Steps {
  sleepUntil(id: string, time: Date): Promise<void>;
}

/** A circuit breaker whose state survives restarts and is shared by all who share its store. */
export interface DurableBreaker {
  /**
   * Runs a step when the breaker lets it. While it is open the run sleeps durably until it half opens, then tries
   * again; that costs no attempt, and each try has all of the function's `retries`.
   */
  run<T>(step: WaitingSteps, id: string, work: () => T): Promise<StepOutput<T>>;
  /**
   * For use inside of a step. An open breaker throws a `RetryAfterError` with the time when it half opens, which
   * counts as an attempt, or, with `whenOpen: "fail"`, `BREAKER_OPEN` for good.
   */
  execute<T>(work: () => T, options?: { readonly whenOpen?: "retry" | "fail" }): Promise<Awaited<T>>;
}

/** The output of a step that found the breaker open. */
interface Refusal {
  readonly "breaker-open-until": number;
  readonly at: number;
}

export function durableBreaker(options: DurableBreakerOptions): DurableBreaker {
  const policy = createDurablePolicy(options);
  const { name, giveUpAfterMs = Number.POSITIVE_INFINITY } = options;

  async function attempt(work: () => unknown): Promise<unknown> {
    try {
      return await policy.execute(work);
    } catch (error) {
      if (!isBroken(error)) throw error;
      return { "breaker-open-until": policy.halfOpenAt(), at: Date.now() } satisfies Refusal;
    }
  }

  return {
    async run<T>(step: WaitingSteps, id: string, work: () => T) {
      let since: number | undefined;
      for (;;) {
        // The SDK numbers repeated ids, so that each try is a step of its own.
        const result = await step.run(id, () => attempt(work));
        if (!isRefusal(result)) return result as StepOutput<T>;
        since ??= result.at;
        if (result.at - since > giveUpAfterMs) throw open(name, result);
        await step.sleepUntil(`${id}: breaker open`, new Date(result["breaker-open-until"]));
      }
    },
    async execute<T>(work: () => T, settings?: { readonly whenOpen?: "retry" | "fail" }): Promise<Awaited<T>> {
      const result = await attempt(work);
      if (!isRefusal(result)) return result as Awaited<T>;
      if (settings?.whenOpen === "fail") throw open(name, result);
      throw new RetryAfterError(`The breaker "${name}" is open.`, new Date(result["breaker-open-until"]));
    },
  };
}

function open(name: string, { "breaker-open-until": until }: Refusal): HelperError {
  return new HelperError("BREAKER_OPEN", `The breaker "${name}" is open until ${new Date(until).toISOString()}.`);
}

function isRefusal(value: unknown): value is Refusal {
  return typeof value === "object" && value !== null && "breaker-open-until" in value;
}

/** Cockatiel's `BrokenCircuitError`, known by its mark rather than by its class. */
function isBroken(error: unknown): boolean {
  return error instanceof Error && "isBrokenCircuitError" in error;
}
