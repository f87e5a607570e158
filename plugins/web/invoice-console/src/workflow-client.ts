import { createApi, type Middleware, retry } from "@rawr/client-runtime";
import { invoicesGet, invoicesList } from "@rawr/invoicing-client";
import type { MountContext } from "@rawr/ui-sdk";
import {
  invoicingCancelRun,
  invoicingGetRunStatus,
  invoicingGetRunTimeline,
  invoicingListRuns,
  invoicingStreamRunEvents,
  invoicingTriggerInvoiceReconciliation,
} from "@rawr/workflows-client";

/** What is heard on the way of every request. */
export interface Wire {
  /** Whether the server can be reached, after each request that tells. */
  onLine(up: boolean): void;
  onSignedOut(): void;
}

export type ConsoleClient = ReturnType<typeof createConsoleClient>;

/** The operations that this console uses, one function each, so that a bundle holds no others. */
export function createConsoleClient({ fetch, capabilities }: Pick<MountContext, "fetch" | "capabilities">, wire: Wire) {
  // Requests have no time limit: the page's fetch waits while a person signs in again.
  const apiOf = (capability: string) =>
    createApi({ baseUrl: capabilities.require(capability).baseUrl, fetch, use: [listen(wire), retry()] });
  const invoicing = apiOf("invoicing");
  const workflows = apiOf("workflows");
  const pageSize = 20;
  return {
    listInvoices: (cursor: string | undefined, signal: AbortSignal, limit = pageSize) =>
      invoicesList(invoicing, { limit, ...(cursor && { cursor }) }, { signal }),
    getInvoice: (invoiceId: string, signal: AbortSignal) => invoicesGet(invoicing, { invoiceId }, { signal }),
    listRuns: (invoiceId: string, cursor: string | undefined, signal: AbortSignal) =>
      invoicingListRuns(workflows, { invoiceId, limit: pageSize, ...(cursor && { cursor }) }, { signal }),
    getStatus: (runId: string, signal: AbortSignal) => invoicingGetRunStatus(workflows, { runId }, { signal }),
    getTimeline: (runId: string, after: number, signal: AbortSignal) =>
      invoicingGetRunTimeline(workflows, { runId, after }, { signal }),
    streamEvents: (runId: string, after: number, options: { signal: AbortSignal; onActivity(): void }) =>
      invoicingStreamRunEvents(
        workflows,
        { runId },
        // Who follows a run decides itself when a broken stream is not worth another try.
        { ...options, maxReconnects: 0, idleTimeout: 45_000, ...(after && { lastEventId: `${after}` }) },
      ),
    reconcile: (invoiceId: string, idempotencyKey: string, signal: AbortSignal) =>
      invoicingTriggerInvoiceReconciliation(workflows, { invoiceId }, { idempotencyKey, signal }),
    cancel: (runId: string, reason: string, signal: AbortSignal) =>
      invoicingCancelRun(workflows, { runId, ...(reason && { reason }) }, { signal }),
  };
}

function listen({ onLine, onSignedOut }: Wire): Middleware {
  return async (exchange, next) => {
    try {
      const response = await next(exchange);
      onLine(true);
      if (response.status === 401) onSignedOut();
      return response;
    } catch (error) {
      if (exchange.sent && !exchange.signal?.aborted) onLine(false);
      throw error;
    }
  };
}
