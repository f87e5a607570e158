import type { CallError } from "./call-error.ts";
import type { AbortedError, NetworkError, RequestError, ResponseFormatError, TimeoutError } from "./failures.ts";

type Redirection = 300 | 301 | 302 | 303 | 304 | 305 | 307 | 308;
type ClientSide =
  | (400 | 401 | 402 | 403 | 404 | 405 | 406 | 407 | 408 | 409 | 410 | 411 | 412 | 413 | 414)
  | (415 | 416 | 417 | 418 | 421 | 422 | 423 | 424 | 425 | 426 | 428 | 429 | 431 | 451);
type ServerSide = 500 | 501 | 502 | 503 | 504 | 505 | 506 | 507 | 508 | 510 | 511;

/** Standard statuses of answers that are not a success. */
export type ErrorStatus = Redirection | ClientSide | ServerSide;

/** An `ApiError` whose body has no constant `code`; a union of these is narrowed by `status`. */
export interface HttpError<Status extends number, Body, Code extends string = `HTTP_${Status}`> extends CallError {
  readonly code: Code;
  readonly status: Status;
  readonly problem: Body;
  readonly data: unknown;
  readonly retryable: boolean;
  readonly response: Response;
}

/** An error of the server that the document does not tell of, or that something between made. */
export type UndocumentedError<Status extends number = ErrorStatus> = HttpError<Status, unknown, `HTTP_${number}`>;

/** What stands between a request and an answer that the document tells of. */
export type ConnectionFailure = NetworkError | TimeoutError | AbortedError | ResponseFormatError | RequestError;

/** What every call may fail with. `Documented` are the statuses that the document tells of without a `code`. */
export type TransportFailure<Documented extends number = never> =
  | UndocumentedError<Exclude<ErrorStatus, Documented>>
  | ConnectionFailure;
