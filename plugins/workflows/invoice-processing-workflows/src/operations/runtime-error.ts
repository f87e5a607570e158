import { WorkflowRuntimeError, type WorkflowRuntimeErrorCode } from "@rawr/workflow-runtime";

/** Whether an error is the runtime's refusal with one of these codes. */
export function isRuntimeError(
  error: unknown,
  ...codes: readonly WorkflowRuntimeErrorCode[]
): error is WorkflowRuntimeError {
  return error instanceof WorkflowRuntimeError && codes.includes(error.code);
}
