import { createHash } from "node:crypto";
import { RetryAfterError } from "inngest";
import { HelperError, isFinal, messageOf } from "./helper-error.ts";
import type { RunContext, StepOutput, StepRunner } from "./steps.ts";

/** How long to wait before each retry: `initialMs`, then `factor` times as long each time, at most `maxMs`. */
export interface BackoffSchedule {
  /** At least 1,000: engines wait whole seconds. */
  readonly initialMs: number;
  /** 2 by default. */
  readonly factor?: number;
  /** One hour by default. */
  readonly maxMs?: number;
  /** Part of a delay that is left to chance, from 0 (the default) to 1. The same run draws the same in each replay. */
  readonly jitter?: number;
}

/**
 * Steps with a retry schedule of their own, through `RetryAfterError`. How often a step is tried remains the
 * function's `retries`; the last attempt throws what the work threw.
 */
export function withBackoff(ctx: RunContext, schedule: BackoffSchedule): StepRunner {
  checkSchedule(schedule);
  return {
    run<T>(id: string, work: () => T) {
      const attempt = async (): Promise<unknown> => {
        try {
          return await work();
        } catch (error) {
          const last = ctx.maxAttempts !== undefined && ctx.attempt >= ctx.maxAttempts - 1;
          if (last || isFinal(error) || error instanceof RetryAfterError) throw error;
          const delay = backoffDelay(schedule, ctx.attempt, `${ctx.runId}/${id}`);
          throw new RetryAfterError(messageOf(error), delay, { cause: error });
        }
      };
      return ctx.step.run(id, attempt) as Promise<StepOutput<T>>;
    },
  };
}

/** Milliseconds to wait after attempt number `attempt` (from 0). Equal seeds give equal delays. */
export function backoffDelay(schedule: BackoffSchedule, attempt: number, seed: string): number {
  const { initialMs, factor = 2, maxMs = 3_600_000, jitter = 0 } = schedule;
  const delay = Math.min(maxMs, initialMs * factor ** attempt);
  return Math.round(delay * (1 - jitter * fraction(`${seed}/${attempt}`)));
}

export function checkSchedule({ initialMs, factor = 2, maxMs = 1, jitter = 0 }: BackoffSchedule): void {
  if (initialMs > 0 && factor >= 1 && maxMs > 0 && jitter >= 0 && jitter <= 1) return;
  throw new HelperError("INVALID_SCHEDULE", "A backoff schedule has a number that makes no sense.");
}

/** A number from 0 to 1 that follows from the text. */
function fraction(text: string): number {
  return createHash("sha1").update(text).digest().readUInt32BE() / 2 ** 32;
}
