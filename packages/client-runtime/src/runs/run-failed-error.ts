import { CallError, type Where } from "../errors/call-error.ts";

/** A {@link RunFailedError} that knows the status' type. */
export interface RunFailure<Status> extends CallError {
  readonly code: "RUN_FAILED";
  readonly runId: string;
  /** What the run ended with. */
  readonly status: Status;
}

/** A run ended without a result: it failed, or it was cancelled. */
export class RunFailedError<Status = unknown> extends CallError implements RunFailure<Status> {
  override readonly name = "RunFailedError";
  override readonly code = "RUN_FAILED";
  readonly runId: string;
  /** What the run ended with. */
  readonly status: Status;

  constructor(runId: string, status: Status, where: Where) {
    const { status: state } = status as { readonly status?: unknown };
    super(`run ${runId} has ended as ${typeof state === "string" ? state : "not completed"}`, where);
    this.runId = runId;
    this.status = status;
  }

  static override is(error: unknown): error is RunFailedError {
    return CallError.is(error) && error.name === "RunFailedError";
  }
}
