import type { Committer } from "@rawr/workflow-runtime/internals";
import type { Inngest, InngestFunction } from "inngest";
import { keepError } from "../projection/failure.ts";
import { type RunEnd, runEnds } from "../projection/run-progress.ts";
import { type RunFacts, runByServerId, runOf, type StartingEvent } from "../projection/run-row.ts";

/** The projector's id within its application. */
export const projectorId = "rawr-run-projector";

/** The server's word on the end of a run: the data of an `inngest/function.*` event. */
export interface EndReport {
  readonly name: string;
  readonly data: Readonly<Record<string, unknown>>;
  /** When it was, in milliseconds. */
  readonly ts?: number;
}

/**
 * A function that hears of the end of every run of the application from the server. It is the authority on failures
 * and cancellations; `retries` are many, because what it writes to is the application's own disk.
 */
export function createProjector(client: Inngest.Any, committer: Committer): InngestFunction.Any {
  // The server tells nothing of the end of a run that such an event started; this says so once more, for its sake.
  const own = `event.data.function_id != '${client.id}-${projectorId}'`;
  const names = ["inngest/function.finished", "inngest/function.failed", "inngest/function.cancelled"];
  return client.createFunction(
    { id: projectorId, retries: 20, triggers: names.map((event) => ({ event, if: own })) },
    async ({ event }) => {
      const { name, data, ts } = event as unknown as EndReport;
      if (!String(data["function_id"]).startsWith(`${client.id}-`)) return;
      await committer.commit((tx, now) => applyEnd(tx, now, { name, data, ...(ts !== undefined && { ts }) }));
    },
  );
}

/** Writes the end of a run that a report tells of; nothing when it tells of none, or of one that is over. */
export function applyEnd(tx: Parameters<typeof runOf>[0], now: number, report: EndReport): void {
  const facts = factsOf(report);
  const end = endOf(report);
  if (facts === undefined || end === undefined) return;
  const run = facts.event ? runOf(tx, now, facts as RunFacts) : runByServerId(tx, facts.serverRunId);
  if (run) runEnds(tx, now, run, { end, at: report.ts });
}

function factsOf({ data }: EndReport): (Omit<RunFacts, "event"> & { event?: StartingEvent }) | undefined {
  const { run_id: serverRunId, function_id: functionId, event } = data;
  if (typeof serverRunId !== "string" || typeof functionId !== "string") return undefined;
  const hasName = typeof event === "object" && event !== null && "name" in event && typeof event.name === "string";
  return { serverRunId, functionId, ...(hasName && { event: event as StartingEvent }) };
}

/** `finished` comes for every end, and for an error without saying whether the run was cancelled unless by `status`. */
function endOf({ name, data }: EndReport): RunEnd | undefined {
  const { error, result } = data;
  const told = data["_inngest"];
  const status = typeof told === "object" && told !== null && "status" in told ? String(told.status) : "";
  if (name === "inngest/function.cancelled" || status === "Cancelled") return { status: "cancelled" };
  if (name === "inngest/function.failed") return { status: "failed", ...keepError(error ?? result) };
  if (error === undefined || error === null) return { status: "completed", output: result };
  // Without a status this may be a cancellation, which its own event tells.
  return status === "" ? undefined : { status: "failed", ...keepError(error) };
}
