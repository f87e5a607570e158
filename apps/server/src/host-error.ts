export type HostErrorCode = "SESSIONS_UNUSABLE";

/** Why a host cannot run; `message` is for the person who starts it. */
export class HostError extends Error {
  readonly code: HostErrorCode;

  constructor(code: HostErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "HostError";
    this.code = code;
  }

  /** Tests the code, so that it holds across copies of the package. */
  static is(error: unknown, code?: HostErrorCode): error is HostError {
    return error instanceof Error && error.name === "HostError" && (code === undefined || Object(error).code === code);
  }
}
