/** What went wrong with a task: the function threw, the worker died, or it ran out of memory. */
export type WorkerErrorCode = "worker-task-failed" | "worker-crashed" | "worker-out-of-memory";

/** A task of the worker pool that has no result. */
export class WorkerError extends Error {
  readonly code: WorkerErrorCode;
  /** File name of the module that ran, `hey-api.ts`. */
  readonly module: string;

  constructor(code: WorkerErrorCode, module: URL | string, details: { message: string; cause?: unknown }) {
    super(details.message, { cause: details.cause });
    this.name = "WorkerError";
    this.code = code;
    this.module = String(module).split("/").at(-1) ?? "";
  }

  /** Tests the code, so that it works across copies of this package. */
  static is(error: unknown): error is WorkerError {
    return error instanceof Error && "code" in error && String(error.code).startsWith("worker-");
  }
}
