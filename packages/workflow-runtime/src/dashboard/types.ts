import type { RunStore, WorkflowRuntime } from "../port.ts";
import type { Stacks } from "../store/read-runs.ts";

/** What somebody may do. */
export interface DashboardGrant {
  readonly mayRead: boolean;
  /** Cancel runs and start them again. Without it the page is read-only. */
  readonly mayAct: boolean;
  /** Inputs, outputs and stacks, which may hold personal data. Default: hidden. */
  readonly seesOutputs?: boolean;
}

/** Stacks of errors, where a store keeps them. */
export interface StackStore {
  stacks(runId: string): Promise<Stacks>;
}

export interface DashboardOptions {
  readonly runtime: Pick<WorkflowRuntime, "cancel" | "retry"> & { readonly store: RunStore & Partial<StackStore> };
  /** Says what the sender of a request may do; null for somebody unknown. Asked for every request. */
  authorize(request: Request): DashboardGrant | null | Promise<DashboardGrant | null>;
  /** Where the page is mounted: `/workflows`, or empty. */
  readonly basePath: string;
}

/** A request that may read, on its way to an answer. */
export interface Visit {
  readonly request: Request;
  readonly url: URL;
  readonly runtime: DashboardOptions["runtime"];
  readonly grant: DashboardGrant;
}
