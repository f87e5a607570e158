import { WorkflowRuntimeError, type WorkflowRuntimeErrorCode } from "../errors.ts";
import { problemResponse } from "../sse/problem.ts";

/** Data of the page. */
export function json(value: unknown, status = 200): Response {
  const headers = {
    "content-type": "application/json",
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
  };
  return new Response(JSON.stringify(value), { status, headers });
}

const statuses: Partial<Record<WorkflowRuntimeErrorCode, number>> = {
  RUN_NOT_FOUND: 404,
  RUN_ALREADY_FINISHED: 409,
  RUN_NOT_FINISHED: 409,
  INVALID_CURSOR: 400,
  NO_FUNCTION: 409,
  RUNTIME_CLOSED: 503,
};

/** What a refusal of the runtime becomes; everything else is the host's to log and to answer. */
export function refusal(error: unknown): Response {
  const status = error instanceof WorkflowRuntimeError ? statuses[error.code] : undefined;
  if (!(error instanceof WorkflowRuntimeError) || status === undefined) throw error;
  return problemResponse(status, error.code, { title: error.message, detail: error.advice });
}
