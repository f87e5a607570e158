import { type Committer, type Transaction, WorkflowRuntimeError } from "@rawr/workflow-runtime/internals";
import { type InngestApi, InngestApiError } from "../connection/inngest-api.ts";
import type { Courier } from "../ledger/courier.ts";
import { ledger } from "../ledger/ledger.ts";
import { readTracked, type TrackedRun } from "../ledger/tracked-run.ts";
import { runEnds } from "../projection/run-progress.ts";

export interface CancelOptions {
  readonly committer: Committer;
  readonly api: InngestApi;
  readonly courier: Courier;
}

/**
 * Cancels a run. One that the server has begun is cancelled there first, so that what is acknowledged is true; one
 * that it has not is over at once, and the server is told as soon as it begins it.
 */
export async function cancelRun(
  { committer, api, courier }: CancelOptions,
  runId: string,
  reason: string | undefined,
): Promise<void> {
  const run = active(
    committer.read((tx) => readTracked(tx, runId)),
    runId,
  );
  if (run.serverRunId !== null) await cancelThere(api, run.serverRunId);
  await committer.commit((tx, now) => {
    const current = active(readTracked(tx, runId), runId);
    if (current.serverRunId === null) oweCancellation(tx, now, { runId, courier });
    runEnds(tx, now, current, { end: { status: "cancelled", ...(reason !== undefined && { reason }) } });
    tx.afterCommit(courier.wake);
  });
}

/** An event that was never handed out needs no cancellation. */
function oweCancellation(tx: Transaction, now: number, { runId, courier }: { runId: string; courier: Courier }): void {
  const row = ledger.get(tx, runId);
  const neverSent = row?.duty === "send" && row.tries === 0 && !courier.isBusyWith(runId);
  if (!neverSent) ledger.cancel(tx, runId, now);
}

async function cancelThere(api: InngestApi, serverRunId: string): Promise<void> {
  try {
    await api.cancel(serverRunId);
  } catch (cause) {
    if (!(cause instanceof InngestApiError)) throw cause;
    throw new WorkflowRuntimeError("ENGINE_UNREACHABLE", `The run was not cancelled. ${cause.message}`, { cause });
  }
}

function active(run: TrackedRun | undefined, runId: string): TrackedRun {
  const details = { runId };
  if (!run) throw new WorkflowRuntimeError("RUN_NOT_FOUND", `There is no run ${runId}.`, { details });
  if (run.isOver) throw new WorkflowRuntimeError("RUN_ALREADY_FINISHED", `Run ${runId} is ${run.status}.`, { details });
  return run;
}
