import type { WireEvent } from "../../protocol/event.ts";
import type { Work } from "../context.ts";
import type { JobRow } from "../jobs.ts";
import { startRun } from "./start-run.ts";

interface Debounced {
  readonly event: WireEvent;
  readonly runId: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly traceparent?: string;
}

/** No further event came within the period: the last one starts its run. */
export function fireDebounce(work: Work, job: JobRow): void {
  const definition = work.engine.functions.get(job.function_id);
  if (definition === undefined || job.payload === null) return;
  startRun(work, { definition, ...(JSON.parse(job.payload) as Debounced), debounced: true });
}
