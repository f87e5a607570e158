import { os } from "../context.ts";
import { findRun, runNotFound } from "./find-run.ts";
import { runView } from "./run-view.ts";
import { isRuntimeError } from "./runtime-error.ts";

export const cancelRun = os.cancelInvoiceRun.handler(async ({ context, input: { runId, reason }, errors }) => {
  const { runtime, principal } = context;
  const run = await findRun(context, runId);
  // The contract calls it idempotent: who did not hear the first answer hears it now.
  if (run.status === "cancelled") return runView(run, principal);
  try {
    return runView(await runtime.cancel(runId, reason === undefined ? {} : { reason }), principal);
  } catch (error) {
    if (isRuntimeError(error, "RUN_ALREADY_FINISHED")) throw errors.RUN_ALREADY_FINISHED({ data: { runId } });
    if (isRuntimeError(error, "RUN_NOT_FOUND")) throw runNotFound(runId);
    throw error;
  }
});
