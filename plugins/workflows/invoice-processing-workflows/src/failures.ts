import { ORPCError } from "@orpc/server";
import type { RunFailure } from "@rawr/invoice-processing";
import { SagaError } from "@rawr/workflow-runtime/helpers";
import { NonRetriableError } from "inngest";

/** Codes of the capability, and whether another attempt may help. Their messages are written for callers. */
const known: Readonly<Record<string, "final" | "passing">> = {
  INVOICE_NOT_FOUND: "final",
  MATCH_CONFLICT: "final",
  PERIOD_CLOSED: "final",
  RUN_NOT_SETTLED: "final",
  LEDGER_UNAVAILABLE: "passing",
};

/** A failure that no further attempt mends; its `code` becomes that of the run. */
export class FinalFailure extends NonRetriableError {
  readonly code: string;

  constructor(code: string, message: string, cause?: unknown) {
    super(message, { cause });
    this.code = code;
  }
}

/** Calls the capability within a step. What the engine keeps of an error is its cause's code, so everything gets one. */
export async function asked<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (!(error instanceof ORPCError)) throw error;
    if (known[error.code] === "final") throw new FinalFailure(error.code, error.message, error);
    throw new Error(error.message, { cause: error });
  }
}

/** What a run ends with: of a saga that has undone everything, what made it fail. */
export function endingOf(error: unknown): unknown {
  if (SagaError.is(error) && error.code === "SAGA_NOT_COMPENSATED") return error;
  const failed = SagaError.is(error) ? error.cause : error;
  const code = codeOf(failed);
  return code === undefined ? error : new FinalFailure(code, (failed as Error).message, failed);
}

/** The `code` of an error, or the first of its causes that has one. */
export function codeOf(error: unknown): string | undefined {
  if (typeof error !== "object" || error === null) return undefined;
  const { code, cause } = error as { readonly code?: unknown; readonly cause?: unknown };
  return typeof code === "string" ? code : codeOf(cause);
}

/** A failure as people may read it: a message that the capability did not write may tell of the inside. */
export function readable({ code, message, step }: RunFailure): RunFailure {
  const said = Object.hasOwn(known, code) ? message : "Something went wrong that is ours to mend.";
  return { code, message: said, ...(step !== undefined && { step }) };
}
