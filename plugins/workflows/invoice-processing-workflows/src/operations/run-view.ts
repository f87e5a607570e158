import type { ReconciliationResult, RunFailure, TimelineEvent, WorkflowRunStatus } from "@rawr/invoice-processing";
import type { Principal } from "@rawr/orpc-standards/server";
import type { Failure, Run, TimelineEvent as TimelineRow } from "@rawr/workflow-runtime";
import { readable } from "../failures.ts";

type Reader = Pick<Principal, "audience">;

/** A run as the contract shows it to a caller; `requestedBy` is for internal ones. */
export function runView(run: Run, { audience }: Reader): WorkflowRunStatus {
  const { runId, attributes, createdAt, updatedAt, startedAt } = run;
  const { invoiceId = "", requestedBy } = attributes;
  const asked = audience === "internal" && requestedBy !== undefined ? { requestedBy } : {};
  const facts = { runId, invoiceId, ...asked, createdAt, updatedAt };
  const started = startedAt === undefined ? {} : { startedAt };
  const finishedAt = run.finishedAt ?? updatedAt;
  switch (run.status) {
    case "queued":
    case "running":
    case "waiting":
      return { ...facts, ...started, status: run.status, isTerminal: false };
    case "completed": {
      // The router holds the answer against the contract.
      const output = run.output as ReconciliationResult;
      return { ...facts, status: "completed", isTerminal: true, startedAt: startedAt ?? createdAt, finishedAt, output };
    }
    case "failed":
      return {
        ...facts,
        ...started,
        status: "failed",
        isTerminal: true,
        finishedAt,
        failure: failureView(run.failure),
      };
    case "cancelled": {
      const reason = run.reason === undefined ? {} : { reason: run.reason };
      return { ...facts, ...started, status: "cancelled", isTerminal: true, finishedAt, ...reason };
    }
  }
}

/** A row of the timeline without what is for operators. */
export function eventView(row: TimelineRow): TimelineEvent {
  const { sequence, at } = row;
  switch (row.type) {
    case "step.started":
    case "step.completed":
      return { sequence, at, type: row.type, step: row.step, attempt: row.attempt };
    case "step.failed": {
      const { type, step, attempt, willRetry } = row;
      return { sequence, at, type, step, attempt, willRetry, failure: failureView(row.failure) };
    }
    default:
      return { sequence, at, type: row.type };
  }
}

/** A failure without one is a defect that a caller need not suffer from. */
function failureView(failure: Failure = { code: "RUN_FAILED", message: "" }): RunFailure {
  const { code, message, step } = failure;
  return readable({ code, message, ...(step !== undefined && { step }) });
}
