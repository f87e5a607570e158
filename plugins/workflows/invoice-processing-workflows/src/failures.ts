import { ORPCError } from "@orpc/server";
import type { RunFailure } from "@rawr/invoice-processing";
import { SagaError } from "@rawr/workflow-runtime/helpers";
import { NonRetriableError } from "inngest";

// Of an error that leaves a step, name and message are all that a function sees of it when it is executed again: so
// failures of the capability carry their code as their name, which engines report as the code of the step and the run.

/** Codes of the capability, and whether another attempt may help. Their messages are written for callers. */
const known: Readonly<Record<string, "final" | "passing">> = {
  INVOICE_NOT_FOUND: "final",
  MATCH_CONFLICT: "final",
  PERIOD_CLOSED: "final",
  RECONCILIATION_RUNNING: "final",
  RUN_NOT_SETTLED: "final",
  LEDGER_UNAVAILABLE: "passing",
};

/** Calls the capability within a step. */
export async function asked<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (!(error instanceof ORPCError) || !isKnown(error.code)) throw error;
    const { code, message } = error;
    throw known[code] === "final"
      ? finalFailure(code, message, error)
      : named(code, new Error(message, { cause: error }));
  }
}

/** A failure that no further attempt mends. */
export function finalFailure(code: string, message: string, cause: unknown): NonRetriableError {
  return named(code, new NonRetriableError(message, { cause }));
}

/** What a run ends with: of a saga that has undone everything, what made it fail. */
export function endingOf(error: unknown): unknown {
  if (SagaError.is(error) && error.code === "SAGA_NOT_COMPENSATED") return error;
  const failed = SagaError.is(error) ? error.cause : error;
  return failed instanceof Error && isKnown(failed.name) ? finalFailure(failed.name, failed.message, failed) : error;
}

/** A failure as people may read it: a message that the capability did not write may tell of the inside. */
export function readable({ code, message, step }: RunFailure): RunFailure {
  const said = isKnown(code) ? message : "Something went wrong that is ours to mend.";
  return { code, message: said, ...(step !== undefined && { step }) };
}

export function isKnown(code: string): boolean {
  return Object.hasOwn(known, code);
}

function named<E extends Error>(code: string, error: E): E {
  return Object.assign(error, { name: code });
}
