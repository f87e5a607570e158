import { type BreakerStore, type DurableBreaker, durableBreaker } from "@rawr/workflow-runtime/helpers";
import { ConsecutiveBreaker, circuitBreaker, handleWhen } from "cockatiel";

/** How long the ledger may be away. */
export interface LedgerPatience {
  /** Failures in a row after which it is left alone. Default: 3. */
  readonly failures?: number;
  /** How long it is left alone before one call tries again. Default: 10,000. */
  readonly halfOpenAfterMs?: number;
  /** How long a run waits for it in all. Default: 600,000. */
  readonly giveUpAfterMs?: number;
}

/** One breaker for all runs and processes: who finds the ledger down spares it the others' calls. */
export function ledgerBreaker(
  store: BreakerStore,
  { failures = 3, halfOpenAfterMs = 10_000, giveUpAfterMs = 600_000 }: LedgerPatience = {},
): DurableBreaker {
  const isDown = (error: unknown) => error instanceof Error && error.name === "LEDGER_UNAVAILABLE";
  return durableBreaker({
    name: "ledger",
    store,
    halfOpenAfterMs,
    giveUpAfterMs,
    policy: (options) => circuitBreaker(handleWhen(isDown), { ...options, breaker: new ConsecutiveBreaker(failures) }),
  });
}
