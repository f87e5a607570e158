/** Where an error happened. An `Exchange` is one. */
export interface Where {
  readonly operation: string;
  readonly requestId?: string | undefined;
}

/** What the core throws; {@link CallError} and its kinds tell these apart by `code`. */
export class BaseError extends Error {
  /** Stable; what programs test. */
  declare readonly code: string;
  /** `GET /runs/{runId}`. */
  declare readonly operation: string;
  /** The server's name for the request, else ours. */
  declare readonly requestId: string | undefined;

  /** `more` are further properties; a `cause` among them is not enumerable. */
  constructor(code: string, { operation, requestId }: Where, what: string = code, more?: object) {
    super(`${operation}: ${what}${requestId ? ` (request ${requestId})` : ""}`, more as ErrorOptions);
    Object.assign(this, { name: "CallError", code, operation, requestId }, more);
  }
}
