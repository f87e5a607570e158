import type { CallPromise } from "../operation/call.ts";
import { operationOf } from "../operation/plan.ts";
import { CallError } from "./call-error.ts";

/** Whether a caught error is one of this operation's; then its type is known. */
export function isErrorOf<Failure>(
  operation: ((...input: never[]) => CallPromise<unknown, Failure>) & { readonly spec: string },
  error: unknown,
): error is Failure {
  return CallError.is(error) && error.operation === operationOf(operation.spec);
}
