import { RetryAfterError } from "inngest";
import { HelperError, isFinal, messageOf } from "../helper-error.ts";
import type { StepOutput, Steps } from "../steps.ts";
import { createDurablePolicy, type DurablePolicyOptions } from "./durable-policy.ts";

export interface DurableBreakerOptions extends DurablePolicyOptions {
  /** How long `run` waits in all before the run fails with `BREAKER_OPEN`; 24 hours by default. */
  readonly giveUpAfterMs?: number;
}

/** The part of Inngest's `step` that waits. */
export interface WaitingSteps extends Steps {
  sleepUntil(id: string, time: Date): Promise<void>;
}

/** A circuit breaker whose state survives restarts and is shared by all who share its store. */
export interface DurableBreaker {
  /**
   * Runs a step when the breaker lets it. While it is open, or when the step's failure opens it, the run sleeps
   * durably until it half opens, then tries again; that costs no attempt. A `NonRetriableError` fails at once.
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
  /** What the work threw, if it was let. */
  readonly error?: string;
}

export function durableBreaker(options: DurableBreakerOptions): DurableBreaker {
  const policy = createDurablePolicy(options);
  const { name, giveUpAfterMs = 86_400_000 } = options;

  const refusal = (): Refusal => ({ "breaker-open-until": policy.halfOpenAt(), at: Date.now() });

  return {
    async run<T>(step: WaitingSteps, id: string, work: () => T) {
      let since: number | undefined;
      for (;;) {
        // The SDK numbers repeated ids, so that each try is a step of its own.
        const result = await step.run(id, () =>
          policy.execute(work).catch((error: unknown) => {
            if (isBroken(error)) return refusal();
            // What opened it is no reason to use up attempts: until it half opens they would find it open.
            if (policy.isOpen() && !isFinal(error)) return { ...refusal(), error: messageOf(error) };
            throw error;
          }),
        );
        if (!isRefusal(result)) return result as StepOutput<T>;
        since ??= result.at;
        if (result.at - since > giveUpAfterMs) throw open(name, result);
        await step.sleepUntil(`${id}: breaker open`, new Date(result["breaker-open-until"]));
      }
    },
    async execute<T>(work: () => T, settings?: { readonly whenOpen?: "retry" | "fail" }): Promise<Awaited<T>> {
      try {
        return (await policy.execute(work)) as Awaited<T>;
      } catch (error) {
        if (!isBroken(error)) throw error;
        if (settings?.whenOpen === "fail") throw open(name, refusal());
        throw new RetryAfterError(`The breaker "${name}" is open.`, new Date(policy.halfOpenAt()), { cause: error });
      }
    },
  };
}

function open(name: string, { "breaker-open-until": until, error }: Refusal): HelperError {
  const because = error === undefined ? "" : ` (${error})`;
  const at = new Date(until).toISOString();
  return new HelperError("BREAKER_OPEN", `The breaker "${name}" is open until ${at}${because}.`);
}

function isRefusal(value: unknown): value is Refusal {
  return typeof value === "object" && value !== null && "breaker-open-until" in value;
}

/** Cockatiel's `BrokenCircuitError`, known by its mark rather than by its class. */
function isBroken(error: unknown): boolean {
  return error instanceof Error && "isBrokenCircuitError" in error;
}
