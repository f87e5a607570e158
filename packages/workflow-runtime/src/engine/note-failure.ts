import { WorkflowRuntimeError } from "../errors.ts";
import type { IncidentFacts } from "../telemetry/types.ts";
import type { Engine } from "./context.ts";

/** Tells that something could not be written down: the disk is full, another failure of the database, or a defect. */
export function noteFailure({ telemetry }: Engine, error: unknown, facts: IncidentFacts = {}): void {
  if (!(error instanceof WorkflowRuntimeError)) telemetry.note("INTERNAL_ERROR", { ...facts, error });
  else telemetry.note(error.code === "DATABASE_FULL" ? "DATABASE_FULL" : "COMMIT_FAILED", { ...facts, error });
}
