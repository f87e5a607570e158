import type { ReconciliationRequested } from "@rawr/invoice-processing";
import type { Inngest } from "inngest";
import { type InvoiceFunctionsOptions, oneAtATime, reconciliationId } from "./reconciliation.ts";

/**
 * Undoes what a cancelled run has booked. A run that is cancelled ends where it is and executes nothing of its own any
 * more; a step that is at work just then finds the run reversed, and books nothing.
 */
export function createCancellationFunction(client: Inngest, { invoices }: Pick<InvoiceFunctionsOptions, "invoices">) {
  const isOurs = `event.data.function_id == '${client.id}-${reconciliationId}'`;
  return client.createFunction(
    {
      id: `${reconciliationId}.cancelled`,
      triggers: [{ event: "inngest/function.cancelled", if: isOurs }],
      retries: 20,
      // Before any run of the invoice that waits, and has to until this is done.
      concurrency: oneAtATime("event.data.event.data"),
      priority: { run: "600" },
    },
    ({ event, step }) => {
      const { tenant, runId } = (event.data.event as { data: ReconciliationRequested }).data;
      return step.run("undo invoice/post", () =>
        invoices.reconcile.reverse({ tenant, runId, reason: "The run was cancelled." }),
      );
    },
  );
}
