import {
  type InvoiceInternalClient,
  type ReconciliationRequested,
  reconciliationRequested,
  toReconciliationResult,
} from "@rawr/invoice-processing";
import {
  type BackoffSchedule,
  type BreakerStore,
  HelperError,
  saga,
  withBackoff,
} from "@rawr/workflow-runtime/helpers";
import { eventType, type Inngest, staticSchema } from "inngest";
import { asked, endingOf, finalFailure, isKnown, readable } from "../failures.ts";
import { type LedgerPatience, ledgerBreaker } from "./ledger-breaker.ts";
import { gatherIfFree, type QueuePatience, whenFree } from "./when-free.ts";

/** What the functions work with. */
export interface InvoiceFunctionsOptions {
  readonly invoices: InvoiceInternalClient;
  /** Where the state of the ledger's circuit breaker outlives the process. */
  readonly breaker: BreakerStore;
  /** Whether a run has ended, or nobody knows of it any more: then it holds no invoice. */
  readonly isRunOver: (runId: string) => Promise<boolean>;
  readonly ledger?: LedgerPatience;
  readonly queue?: QueuePatience;
  /** Between the attempts of a step. Default: 1 s, 2 s, 4 s, … */
  readonly backoff?: BackoffSchedule;
}

export const requested = eventType(reconciliationRequested, { schema: staticSchema<ReconciliationRequested>() });

export const reconciliationId = "invoice.reconciliation";

/**
 * Steps of runs of one invoice take turns; `data` is where an event names the invoice. It spares runs from looking in
 * vain; that only one has the invoice until it ends is the capability's own rule.
 */
export function oneAtATime(data: string) {
  return { scope: "env", limit: 1, key: `'invoicing/' + ${data}.tenant + '/' + ${data}.invoiceId` } as const;
}

/** Finds the payments of an invoice and books them: everything, or after a failure nothing. */
export function createReconciliationFunction(client: Inngest, options: InvoiceFunctionsOptions) {
  const { invoices, breaker, backoff = { initialMs: 1_000, jitter: 0.2 } } = options;
  const { match, settle, adjust, reverse, notify } = invoices.reconcile;
  const ledger = ledgerBreaker(breaker, options.ledger);

  return client.createFunction(
    {
      id: reconciliationId,
      triggers: [requested],
      retries: 4,
      concurrency: oneAtATime("event.data"),
      onFailure: ({ event, step }) => {
        const { tenant, runId, invoiceId } = (event.data.event as { data: ReconciliationRequested }).data;
        const { name, message } = event.data.error;
        const failure = readable({ code: isKnown(name) ? name : "RUN_FAILED", message });
        return step.run("invoice/notify", () => notify({ tenant, runId, result: { invoiceId, failure } }));
      },
    },
    async (ctx) => {
      const { tenant, runId, invoiceId } = ctx.event.data;
      const steps = {
        ...withBackoff(ctx, backoff),
        sleepUntil: (id: string, time: Date) => ctx.step.sleepUntil(id, time),
      };
      try {
        const load = () => asked(() => gatherIfFree(options, { tenant, runId, invoiceId }));
        const look = () => ledger.run(steps, "invoice/load", load).catch(asLedgerUnavailable);
        const found = await whenFree(ctx.step, look, options.queue);
        const proposal = await steps.run("invoice/match", () => asked(() => match(found)));
        return await saga(steps, async (s) => {
          await s.do("invoice/post", () => asked(() => settle({ tenant, runId, proposal })), {
            undo: () => reverse({ tenant, runId, reason: "A later step failed." }),
          });
          const adjustments = await s.do("invoice/adjust", () => asked(() => adjust({ tenant, runId, proposal })));
          const result = toReconciliationResult(proposal, adjustments);
          // Makes it final: from here on nothing is undone.
          await s.do("invoice/notify", () => asked(() => notify({ tenant, runId, result })));
          return result;
        });
      } catch (error) {
        throw endingOf(error);
      }
    },
  );
}

/** A breaker that stayed open for too long means the ledger to whoever reads the run. */
function asLedgerUnavailable(error: unknown): never {
  if (!HelperError.is(error) || error.code !== "BREAKER_OPEN") throw error;
  throw finalFailure("LEDGER_UNAVAILABLE", "The ledger was away for too long.", error);
}
