import { ORPCError } from "@orpc/server";
import type { InvoiceInternalClient } from "@rawr/invoice-processing";
import { finalFailure } from "../failures.ts";

/** How a run waits for another one that has its invoice. */
export interface QueuePatience {
  /** Before it looks again for the first time; twice as long each time, up to 30,000. Default: 1,000. */
  readonly lookAgainMs?: number;
  /** How long it waits in all. Default: 3,600,000. */
  readonly giveUpAfterMs?: number;
}

/** The output of a step that found another run at work. */
interface Busy {
  readonly "busy-with": string;
  readonly at: number;
}

interface Looking {
  readonly invoices: InvoiceInternalClient;
  readonly isRunOver: (runId: string) => Promise<boolean>;
}

type Gather = InvoiceInternalClient["reconcile"]["gather"];
type Gathered = Awaited<ReturnType<Gather>>;

/**
 * Gathers, or says which run has the invoice. One that is over and has not said how (its process or its engine's memory
 * was lost, or its cancellation is still to be undone) says no more: it is undone here.
 */
export async function gatherIfFree(
  { invoices, isRunOver }: Looking,
  of: Parameters<Gather>[0],
): Promise<Gathered | Busy> {
  const { gather, reverse } = invoices.reconcile;
  for (;;) {
    try {
      return await gather(of);
    } catch (error) {
      const runId = holderIn(error);
      if (runId === undefined) throw error;
      if (!(await isRunOver(runId))) return { "busy-with": runId, at: Date.now() };
      await reverse({ tenant: of.tenant, runId, reason: "The run ended without a result." });
    }
  }
}

function holderIn(error: unknown): string | undefined {
  if (!(error instanceof ORPCError) || error.code !== "RECONCILIATION_RUNNING") return undefined;
  return (error.data as { readonly runId: string }).runId;
}

interface SleepingSteps {
  sleep(id: string, ms: number): Promise<void>;
}

/** Looks until no other run is found at work. In between the run sleeps durably, which costs no attempts. */
export async function whenFree<T>(
  step: SleepingSteps,
  look: () => Promise<T | Busy>,
  { lookAgainMs = 1_000, giveUpAfterMs = 3_600_000 }: QueuePatience = {},
): Promise<T> {
  let since: number | undefined;
  for (let wait = lookAgainMs; ; wait = Math.min(wait * 2, 30_000)) {
    const found = await look();
    if (!isBusy(found)) return found;
    // Times are those of steps, so that a replay decides as it did.
    since ??= found.at;
    if (found.at - since > giveUpAfterMs) {
      throw finalFailure("RECONCILIATION_RUNNING", "Another run of the invoice has not ended yet.", found);
    }
    await step.sleep("another run is at work", wait);
  }
}

function isBusy(found: unknown): found is Busy {
  return typeof found === "object" && found !== null && "busy-with" in found;
}
