import { BaseError, type Where } from "./base-error.ts";
import { CallError } from "./call-error.ts";

/** A `CallError` of one code. */
export interface Failure<Code extends string, Status extends number | undefined = undefined> extends CallError {
  readonly code: Code;
  /** Only an answer has one; here so that a union with answers is told apart by it. */
  readonly status?: Status;
  /** As `status`. */
  readonly problem?: unknown;
}

/** Tells and makes errors of one code: `error instanceof TimeoutError`, `TimeoutError.is(error)`. */
export interface FailureClass<Error extends CallError> {
  new (where: Where, what: string, cause?: unknown): Error;
  is(error: unknown): error is Error;
}

function failure<Error extends CallError>(code: Error["code"]): FailureClass<Error> {
  const is = (error: unknown): error is Error => CallError.is(error) && error.code === code;
  const made = class extends BaseError {
    constructor(where: Where, what: string, cause?: unknown) {
      super(code, where, what, cause === undefined ? undefined : { cause });
    }
    static is = is;
    static override [Symbol.hasInstance] = is;
  };
  return made as unknown as FailureClass<Error>;
}

/** No answer came, or it broke off; `cause` is what `fetch` said. */
export type NetworkError = Failure<"NETWORK_ERROR">;
export const NetworkError: FailureClass<NetworkError> = /* @__PURE__ */ failure<NetworkError>("NETWORK_ERROR");

/** The call took longer than its `timeout`. */
export type TimeoutError = Failure<"TIMEOUT">;
export const TimeoutError: FailureClass<TimeoutError> = /* @__PURE__ */ failure<TimeoutError>("TIMEOUT");

/** The caller's signal was aborted; `cause` is its reason. */
export type AbortedError = Failure<"ABORTED">;
export const AbortedError: FailureClass<AbortedError> = /* @__PURE__ */ failure<AbortedError>("ABORTED");

/** A 2xx answer is not what the document says: another content type, or not JSON. */
export type ResponseFormatError = Failure<"UNEXPECTED_RESPONSE", SuccessStatus>;
/** What makes an answer a success. */
export type SuccessStatus = 200 | 201 | 202 | 203 | 204 | 205 | 206 | 207 | 208 | 226;
export const ResponseFormatError: FailureClass<ResponseFormatError> =
  /* @__PURE__ */ failure<ResponseFormatError>("UNEXPECTED_RESPONSE");

/** The request could not be made of what the caller gave. */
export type RequestError = Failure<"INVALID_REQUEST">;
export const RequestError: FailureClass<RequestError> = /* @__PURE__ */ failure<RequestError>("INVALID_REQUEST");
