import type { Failure } from "../port.ts";
import type { WireError } from "./answer.ts";
import { isRecord } from "./event.ts";

/** Names that say how to retry, not what went wrong. */
const generic = new Set(["Error", "NonRetriableError", "RetryAfterError", "StepError"]);

/** What users see of an error: a stable code and the message, without the stack. */
export function failureOf(error: WireError, step?: string): Failure {
  const code = codeOf(error) ?? (step === undefined ? "RUN_FAILED" : "STEP_FAILED");
  return { code, message: error.message, ...(step === undefined ? {} : { step }) };
}

/** The error's `code`, or its name in capitals (`LedgerUnavailable` is `LEDGER_UNAVAILABLE`), or those of its cause. */
function codeOf(error: {
  readonly code?: unknown;
  readonly name?: unknown;
  readonly cause?: unknown;
}): string | undefined {
  if (typeof error.code === "string" && error.code !== "") return error.code;
  if (typeof error.name === "string" && error.name !== "" && !generic.has(error.name)) {
    return error.name
      .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
      .replace(/[^A-Za-z0-9]+/g, "_")
      .toUpperCase();
  }
  return isRecord(error.cause) ? codeOf(error.cause) : undefined;
}
