import { BaseError } from "./base-error.ts";

export type { Where } from "./base-error.ts";

/** What every call rejects with. */
export type CallError = BaseError;

/** The class of call errors. `is` goes by what an error holds, so that two copies of this package know each other's. */
export interface CallErrorClass {
  new (...input: ConstructorParameters<typeof BaseError>): CallError;
  is(error: unknown): error is CallError;
}

export const CallError: CallErrorClass = /* @__PURE__ */ Object.assign(BaseError, { is: isCallError });

function isCallError(error: unknown): error is CallError {
  return error instanceof Error && "operation" in error && "code" in error && "requestId" in error;
}
