import type { ObservedRun } from "./compare.ts";
import type { DatabaseView, RunRow } from "./database-view.ts";

interface EventData {
  readonly lineage?: string;
  readonly event?: { readonly data: { readonly lineage: string } };
}

const outcomeOf = (run: RunRow): ObservedRun["outcome"] => {
  if (run.status === "completed") return { status: "completed", output: JSON.parse(run.output ?? "null") };
  if (run.status !== "failed") return { status: run.status };
  return { status: "failed", message: (JSON.parse(run.failure ?? "{}") as { message: string }).message };
};

/** The runs of a database, by the lineage that their events carry. */
export const observedRuns = (view: DatabaseView): readonly ObservedRun[] =>
  view.runs().map((run) => {
    const { data } = JSON.parse(run.event) as { data: EventData };
    return {
      runId: run.run_id,
      function: run.function_id.replace(/^lang-/, ""),
      lineage: data.lineage ?? data.event?.data.lineage ?? "?",
      outcome: outcomeOf(run),
    };
  });
