import { NonRetriableError } from "inngest";

const advice = {
  ASYNC_TRANSACTION: "Make the work synchronous (node:sqlite is), and wait for other things in a step of their own.",
  NESTED_TRANSACTION: "Give the helpers a connection of their own, or end the open transaction first.",
  INVALID_TABLE: "Use a name of letters, digits and underscores, with its schema before a dot if need be.",
  INVALID_SCHEDULE: "Use positive numbers of milliseconds, a factor of at least 1 and a jitter from 0 to 1.",
  SAGA_CLOSED: "Start no further step after one that failed, or make a new saga for it.",
  BREAKER_OPEN: "Mend what the breaker protects and trigger the run again, or wait longer.",
} as const;

export type HelperErrorCode = keyof typeof advice;

/** What no further attempt can mend: the step or run fails for good. */
export class HelperError extends NonRetriableError {
  readonly code: HelperErrorCode;
  readonly advice: string;

  constructor(code: HelperErrorCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? {} : { cause });
    this.name = "HelperError";
    this.code = code;
    this.advice = advice[code];
  }

  static is(error: unknown): error is HelperError {
    return error instanceof Error && "code" in error && Object.hasOwn(advice, String(error.code));
  }
}

/** Whether the SDK would give up at once because of this error. */
export function isFinal(error: unknown): boolean {
  return error instanceof NonRetriableError || (error instanceof Error && error.name === "NonRetriableError");
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
