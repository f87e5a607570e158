import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { OpenAPIHandler } from "@orpc/openapi/node";
import { implement, withEventMeta } from "@orpc/server";
import type { WorkflowRunStatus } from "@rawr/invoice-processing/browser";
import { invoiceWorkflowContract } from "@rawr/invoice-processing/workflows/contract";
import { openApiHandlerOptions } from "@rawr/orpc-standards/server";

export const runId = "01JD8Z3V6QF4T9K2M7XWNCYB5R";
export const unknownRunId = "01JD8Z3V6QF4T9K2M7XWNCYB5S";
const at = "2026-11-20T09:30:00Z";

const active: WorkflowRunStatus = {
  runId,
  invoiceId: "inv-001",
  createdAt: at,
  updatedAt: at,
  status: "running",
  isTerminal: false,
};
const completed: WorkflowRunStatus = {
  runId,
  invoiceId: "inv-001",
  requestedBy: "user-123",
  createdAt: at,
  updatedAt: at,
  startedAt: at,
  finishedAt: at,
  status: "completed",
  isTerminal: true,
  output: {
    invoiceId: "inv-001",
    outcome: "matched",
    invoicedCents: 500,
    matchedCents: 500,
    matchedPaymentIds: ["pay-17"],
    currency: "EUR",
    matches: [{ paymentId: "pay-17", amountCents: 500, rule: "reference", valueDate: "2026-11-05" }],
    adjustments: [],
  },
};

/** What the stub was asked, in order. */
export interface Seen {
  readonly operation: string;
  readonly input: unknown;
}

/** The invoicing contract, mounted as the host will mount it, with answers that are fixed. */
export async function serveInvoicing() {
  const seen: Seen[] = [];
  const os = implement(invoiceWorkflowContract);
  const note = (operation: string, input: unknown) => void seen.push({ operation, input });
  const router = os.router({
    triggerInvoiceReconciliation: os.triggerInvoiceReconciliation.handler(({ input, errors }) => {
      note("trigger", { body: input.body, key: input.headers?.["idempotency-key"] });
      if (input.body.invoiceId === "missing") throw errors.INVOICE_NOT_FOUND({ data: { invoiceId: "missing" } });
      return {
        headers: { location: `/api/workflows/invoicing/runs/${runId}`, "retry-after": "1" },
        body: { accepted: true, runId },
      };
    }),
    getInvoiceRunStatus: os.getInvoiceRunStatus.handler(({ input, errors }) => {
      note("status", input);
      if (input.runId !== runId) throw errors.RUN_NOT_FOUND({ data: { runId: input.runId } });
      return completed;
    }),
    getInvoiceRunTimeline: os.getInvoiceRunTimeline.handler(({ input }) => {
      note("timeline", input);
      return { runId, events: [{ sequence: 1, at, type: "run.queued" }] };
    }),
    streamInvoiceRunEvents: os.streamInvoiceRunEvents.handler(async function* ({ input, lastEventId, errors }) {
      note("events", { runId: input.params.runId, lastEventId });
      if (input.params.runId !== runId) throw errors.RUN_NOT_FOUND({ data: { runId: input.params.runId } });
      yield withEventMeta({ sequence: 1, at, type: "run.started" as const }, { id: "1" });
      yield withEventMeta({ sequence: 2, at, type: "run.completed" as const }, { id: "2" });
      return completed;
    }),
    cancelInvoiceRun: os.cancelInvoiceRun.handler(({ input, errors }) => {
      note("cancel", input);
      if (input.reason === "late") throw errors.RUN_ALREADY_FINISHED({ data: { runId: input.runId } });
      return active;
    }),
    listInvoiceRuns: os.listInvoiceRuns.handler(({ input }) => {
      note("list", input);
      return { items: [active, completed] };
    }),
  });
  const handler = new OpenAPIHandler(router, openApiHandlerOptions());
  const server = createServer(async (request, response) => {
    const { matched } = await handler.handle(request, response, { prefix: "/api/workflows", context: {} });
    if (!matched) response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/workflows`, seen, close };
}
