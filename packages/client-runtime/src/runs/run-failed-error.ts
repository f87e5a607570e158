import { CallError, type Where } from "../errors/call-error.ts";

/** A {@link RunFailedError} that knows the status' type. */
export interface RunFailure<Status> extends CallError {
  readonly code: "RUN_FAILED";
  readonly runId: string;
  /** What the run ended with. */
  readonly status: Status;
}

/** A run ended without a result: it failed, or it was cancelled. */
export class RunFailedError extends CallError implements RunFailure<unknown> {
  declare readonly code: "RUN_FAILED";
  declare readonly runId: string;
  /** What the run ended with. */
  declare readonly status: unknown;

  constructor(where: Where, runId: string, status: unknown) {
    const { status: state } = status as { readonly status?: unknown };
    const detail = `run ${runId} has ended as ${typeof state === "string" ? state : "not completed"}`;
    super("RUN_FAILED", where, detail, { runId, status });
  }

  static override is(error: unknown): error is RunFailedError {
    return CallError.is(error) && error.code === "RUN_FAILED";
  }
}
