import { createDashboard } from "../../src/dashboard/create-dashboard.ts";
import type { DashboardGrant, DashboardOptions } from "../../src/dashboard/types.ts";
import { WorkflowRuntimeError } from "../../src/errors.ts";
import type { MemoryRunStore } from "../../src/testing/memory-run-store.ts";

/** A runtime that only cancels and repeats. */
export function runtimeOf(store: MemoryRunStore): DashboardOptions["runtime"] & { readonly done: string[] } {
  const done: string[] = [];
  const stacks = async () => ({
    run: "LedgerError: no answer\n    at post (ledger.js:17:9)",
    steps: { "id-post to ledger": "LedgerError: no answer\n    at post (ledger.js:17:9)" },
  });
  const known = async (runId: string) => {
    const run = await store.get(runId);
    if (!run) throw new WorkflowRuntimeError("RUN_NOT_FOUND", `There is no run ${runId}.`);
    return run;
  };
  return {
    done,
    store: Object.assign(store, { stacks }),
    async cancel(runId, { reason } = {}) {
      if ((await known(runId)).isTerminal)
        throw new WorkflowRuntimeError("RUN_ALREADY_FINISHED", "The run has ended already.");
      done.push(`cancel ${runId} ${reason}`);
      store.put({ runId, ...(reason !== undefined && { reason }) });
      store.append(runId, { type: "run.cancelled", at: new Date().toISOString() });
      return known(runId);
    },
    async retry(runId) {
      const { functionId, event, attributes } = await known(runId);
      done.push(`retry ${runId}`);
      const retried = "01JD8Z3V6QF4T9K2M7XWNC0099";
      const createdAt = new Date().toISOString();
      store.put({ runId: retried, functionId, event, attributes, retryOf: runId, createdAt });
      store.append(retried, { type: "run.queued", at: createdAt });
      return { runId: retried, deduplicated: false };
    },
  };
}

/** What everybody of a test may do. */
export function dashboardOf(store: MemoryRunStore, grant: DashboardGrant | null, basePath = "/workflows") {
  const runtime = runtimeOf(store);
  return { runtime, handle: createDashboard({ runtime, basePath, authorize: () => grant }) };
}
