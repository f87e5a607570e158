/** What can be noted, and how loudly. Texts are fixed: what varies goes into facts. */
export const incidents = {
  RUNTIME_OPENED: ["info", "the runtime opened its database"],
  RUNTIME_CLOSED: ["info", "the runtime closed"],
  DRAIN_TIMED_OUT: ["warn", "the runtime closed while steps were in flight; they will be executed again"],
  LEASES_VOIDED: ["warn", "the process before did not close; what it was executing is due again"],
  JOB_BACKED_OFF: ["warn", "a job crashed the process repeatedly; its next attempt waits"],
  INGRESS_THREW: ["error", "the SDK's handler threw; the job is due again"],
  ANSWER_UNREADABLE: ["error", "the SDK's answer could not be read"],
  STALE_GENERATION: ["warn", "an answer came for a lease that has passed; it was ignored"],
  RUN_ENDED_MEANWHILE: ["debug", "an answer came for a run that has ended, as one that was cancelled; it was ignored"],
  STEP_TOO_LARGE: ["warn", "a step's output is larger than allowed; the step failed for good"],
  EXPRESSION_FAILED: ["warn", "an expression could not be evaluated; it counts as no match"],
  UNSUPPORTED_OPERATION: ["error", "a function used an operation that this engine does not support; its run failed"],
  FUNCTION_MISSING: ["warn", "a run belongs to a function that is not attached; it waits"],
  COMMIT_FAILED: ["error", "a commit failed; nothing of it was kept"],
  DATABASE_FULL: ["error", "the disk is full; the engine waits for space"],
  CLOCK_WENT_BACK: ["warn", "the system's clock went backwards"],
  COMMAND_FAILED: ["warn", "a command of the command line could not be carried out"],
  PRUNED: ["info", "runs past their retention were deleted"],
  INTERNAL_ERROR: ["error", "a defect of the runtime; please report it"],
} as const satisfies Record<string, readonly [LogLevel, string]>;

/** From the quietest. */
export const logLevels = ["debug", "info", "warn", "error"] as const;

export type LogLevel = (typeof logLevels)[number];

export type IncidentCode = keyof typeof incidents;
