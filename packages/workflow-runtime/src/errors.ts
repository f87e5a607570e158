/** Stable names of what can go wrong; each has its advice. */
export const advice = {
  RUN_NOT_FOUND: "Check the id; runs older than the retention are pruned.",
  RUN_ALREADY_FINISHED: "A run that has ended cannot be changed; trigger a new one.",
  RUN_NOT_FINISHED: "Cancel the run first, or wait for its end.",
  NO_FUNCTION: "Attach a function that this event triggers, or check the event's name.",
  RUN_SKIPPED: "Send the request again later, or change the function's rateLimit or singleton.",
  IDEMPOTENCY_KEY_REUSED: "Use a new key for a request with other data.",
  INVALID_TRIGGER: "Send what the message names.",
  EVENT_TOO_LARGE: "Store the payload elsewhere and send its address.",
  STEP_OUTPUT_TOO_LARGE: "Return an id or an address from the step and keep the data in a database.",
  RUN_STATE_TOO_LARGE: "Split the run: invoke a function for each part.",
  UNSUPPORTED_OPTION: "Remove the option, or execute this function on an Inngest server.",
  UNSUPPORTED_OPERATION: "Remove the step, or execute this function on an Inngest server.",
  INVALID_FUNCTION: "Mend the function's configuration.",
  DATABASE_IN_USE: "Stop the other process, or give this one another file.",
  DATABASE_CORRUPT: "Nothing was changed. Restore a backup, or salvage with `sqlite3 <file> .recover`.",
  DATABASE_NEWER: "The file was written by a later version; update this package.",
  DATABASE_FULL: "Free disk space; the engine goes on by itself.",
  DATABASE_UNAVAILABLE: "Check that the folder exists and can be written.",
  RUNTIME_CLOSED: "The runtime is stopping; send the request again to the one that follows.",
  SUBSCRIBER_TOO_SLOW: "Subscribe again after the last sequence that you have.",
  ENGINE_UNREACHABLE: "Nothing was changed. Check that the Inngest server runs and that INNGEST_BASE_URL names it.",
  ENGINE_MISCONFIGURED: "Mend what the message names; `pnpm workflows doctor` says more.",
  INVALID_CURSOR: "Use `nextCursor` of a page of the same list.",
} as const;

export type WorkflowRuntimeErrorCode = keyof typeof advice;

/** A refusal by the runtime: what happened, and how to mend it. */
export class WorkflowRuntimeError extends Error {
  override readonly name = "WorkflowRuntimeError";
  readonly code: WorkflowRuntimeErrorCode;
  readonly advice: string;
  /** Facts for machines: the run's id, sizes in bytes, names. */
  readonly details: Readonly<Record<string, unknown>>;

  constructor(
    code: WorkflowRuntimeErrorCode,
    message: string,
    options: { details?: Readonly<Record<string, unknown>>; cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? {} : { cause: options.cause });
    this.code = code;
    this.advice = advice[code];
    this.details = options.details ?? {};
  }
}
