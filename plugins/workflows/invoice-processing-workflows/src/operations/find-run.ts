import { ORPCError } from "@orpc/server";
import type { Principal } from "@rawr/orpc-standards/server";
import type { Run, WorkflowRuntime } from "@rawr/workflow-runtime";

/** Attribute that keeps this capability's runs apart from others' in the same runtime. */
export const capability = "invoicing";

/** A run of this capability and of the caller's tenant; any other is not there. */
export async function findRun(
  { runtime, principal }: { readonly runtime: WorkflowRuntime; readonly principal: Principal },
  runId: string,
): Promise<Run> {
  const run = await runtime.store.get(runId);
  const { tenant, capability: owner } = run?.attributes ?? {};
  if (run === null || owner !== capability || tenant !== principal.tenant) throw runNotFound(runId);
  return run;
}

/** The contract's error; the router completes it. */
export function runNotFound(runId: string) {
  return new ORPCError("RUN_NOT_FOUND", { status: 404, message: "There is no such run", data: { runId } });
}
