import type { CallPromise } from "../operation/call.ts";
import { operationOf } from "../operation/plan.ts";
import { CallError } from "./call-error.ts";

/** A call or a stream. */
export type Operation<Failure> = { readonly spec: string } & (
  | ((...input: never[]) => CallPromise<unknown, Failure>)
  | { readonly "~failure"?: Failure }
);

/** Whether a caught error is one of this operation's; then its type is known. */
export function isErrorOf<Failure>(operation: Operation<Failure>, error: unknown): error is Failure {
  return CallError.is(error) && error.operation === operationOf(operation.spec);
}
