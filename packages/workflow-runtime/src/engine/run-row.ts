import type { RunStatus } from "../port.ts";

/** What transitions need of a row of `runs`. */
export interface RunRow {
  readonly run_id: string;
  readonly function_id: string;
  readonly status: RunStatus;
  readonly event: string;
  readonly attempt: number;
  readonly steps_completed: number;
  readonly state_bytes: number;
  /** 0: steps run at once; 1: planned, and looked at again when all are done; 2: planned, and looked at after each. */
  readonly parallel: number;
  readonly parent_run_id: string | null;
  readonly parent_step_id: string | null;
  readonly limits: string | null;
  /** Rank of its first job: what a run goes on with comes before runs that were queued later. */
  readonly priority: number;
  readonly traceparent: string | null;
  readonly created_at: number;
  readonly started_at: number | null;
}
