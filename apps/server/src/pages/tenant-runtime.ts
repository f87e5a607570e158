import { type Run, WorkflowRuntimeError } from "@rawr/workflow-runtime";
import type { DashboardOptions } from "@rawr/workflow-runtime/dashboard";

type Runtime = DashboardOptions["runtime"];

/**
 * The same runtime with the runs of one tenant only, as their attribute `tenant` says. Others do not exist, nor do runs of
 * no tenant. Stacks stay in the log.
 */
export function runtimeOfTenant(runtime: Runtime, tenant: string): Runtime {
  const { store } = runtime;
  const own = async (runId: string): Promise<Run | null> => {
    const run = await store.get(runId);
    return run?.attributes["tenant"] === tenant ? run : null;
  };
  const required = async (runId: string): Promise<Run> => {
    const run = await own(runId);
    if (!run) throw new WorkflowRuntimeError("RUN_NOT_FOUND", `There is no run ${runId}.`);
    return run;
  };
  return {
    async cancel(runId, options) {
      await required(runId);
      return runtime.cancel(runId, options);
    },
    async retry(runId) {
      await required(runId);
      return runtime.retry(runId);
    },
    store: {
      get: own,
      // Last, so that a filter of the caller's cannot say another tenant.
      list: (filter = {}) => store.list({ ...filter, attributes: { ...filter.attributes, tenant } }),
      steps: async (runId) => ((await own(runId)) ? store.steps(runId) : []),
      timeline: async (runId, after, limit) => ((await own(runId)) ? store.timeline(runId, after, limit) : []),
      async *subscribe(runId, after, signal) {
        if (await own(runId)) yield* store.subscribe(runId, after, signal);
      },
    },
  };
}
