import type { WorkflowRunStatus } from "./workflow-shapes.ts";

/** The colour that a run's status is shown in. */
export type RunBadge = "neutral" | "warning" | "success" | "danger";

/** The one mapping from a run's status to a badge, for every user interface. */
export function toRunBadge(run: Pick<WorkflowRunStatus, "status">): RunBadge {
  if (run.status === "completed") return "success";
  if (run.status === "failed") return "danger";
  if (run.status === "running" || run.status === "waiting") return "warning";
  return "neutral";
}
