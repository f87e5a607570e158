import type { TriggerReceipt, WorkflowRuntime } from "@rawr/workflow-runtime/internals";

/** A runtime whose retries can be given their id. */
export interface AssembledRuntime extends WorkflowRuntime {
  retry(runId: string, newRunId?: string): Promise<TriggerReceipt>;
}
