import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { OpenAPIHandler } from "@orpc/openapi/node";
import { implement, withEventMeta } from "@orpc/server";
import { invoiceApiContract } from "@rawr/invoice-processing/api/contract";
import { invoiceWorkflowContract } from "@rawr/invoice-processing/workflows/contract";
import { openApiHandlerOptions } from "@rawr/orpc-standards/server";
import type { World } from "./world.ts";

/** Answers a request in the place of the APIs; `false` leaves it to them. */
export type Fault = (request: IncomingMessage, response: ServerResponse) => boolean | Promise<boolean>;

export interface ApiServer {
  readonly url: string;
  /** `GET /api/invoicing/invoices`, in order. */
  readonly requests: string[];
  /** Idempotency keys of triggers, in order. */
  readonly keys: string[];
  /** What goes wrong from now on. */
  fault: Fault;
  /** Ends every connection. */
  cut(): void;
  close(): void;
}

/** Serves both APIs by their contracts, and files beside them. */
export async function serveApis(world: World, files: ReadonlyMap<string, readonly [type: string, text: string]>) {
  const invoices = new OpenAPIHandler(invoiceRouter(world), openApiHandlerOptions());
  const workflows = new OpenAPIHandler(workflowRouter(world), openApiHandlerOptions());
  const state: Omit<ApiServer, "url" | "cut" | "close"> = { requests: [], keys: [], fault: () => false };
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const { pathname, search } = new URL(request.url ?? "/", "http://localhost");
    const file = files.get(pathname);
    if (file) return response.writeHead(200, { "content-type": file[0], ...pageHeaders }).end(file[1]);
    state.requests.push(`${request.method} ${pathname}${search}`);
    const key = request.headers["idempotency-key"];
    if (typeof key === "string") state.keys.push(key);
    if (await state.fault(request, response)) return undefined;
    const context = {};
    if ((await invoices.handle(request, response, { prefix: "/api/invoicing", context })).matched) return undefined;
    if ((await workflows.handle(request, response, { prefix: "/api/workflows", context })).matched) return undefined;
    return response.writeHead(404).end();
  };
  const server = createServer((request, response) => void answer(request, response));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const cut = () => server.closeAllConnections();
  const close = () => {
    server.close();
    cut();
  };
  return Object.assign(state, { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, cut, close });
}

/** As strict as the host's. */
const pageHeaders = {
  "content-security-policy":
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'; require-trusted-types-for 'script'; trusted-types 'none'",
};

/** Answers with a problem, as the host does. */
export function problem(response: ServerResponse, status: number, code: string, headers: Record<string, string> = {}) {
  const body = { type: `urn:problem:${code.toLowerCase().replaceAll("_", "-")}`, title: code, status, code };
  response.writeHead(status, { "content-type": "application/problem+json", "x-request-id": "req-7", ...headers });
  response.end(JSON.stringify(body));
  return true;
}

function page<Item>(items: readonly Item[], { limit = 20, cursor = "0" }: { limit?: number; cursor?: string }) {
  const end = Number(cursor) + limit;
  return { items: items.slice(Number(cursor), end), ...(end < items.length && { nextCursor: `${end}` }) };
}

function invoiceRouter(world: World) {
  const os = implement(invoiceApiContract);
  return os.router({
    listInvoices: os.listInvoices.handler(({ input }) => page(world.invoices, input as { limit?: number })),
    getInvoice: os.getInvoice.handler(({ input: { invoiceId }, errors }) => {
      const invoice = world.invoices.find((each) => each.invoiceId === invoiceId);
      if (!invoice) throw errors.INVOICE_NOT_FOUND({ data: { invoiceId } });
      return invoice;
    }),
    createInvoice: os.createInvoice.handler(() => {
      throw new Error("the console records no invoices");
    }),
  });
}

function workflowRouter(world: World) {
  const os = implement(invoiceWorkflowContract);
  const find = (runId: string) => world.runs.find((run) => run.status.runId === runId);
  return os.router({
    triggerInvoiceReconciliation: os.triggerInvoiceReconciliation.handler(async ({ input }) => {
      const run = world.start(input.body.invoiceId, input.headers?.["idempotency-key"]);
      await world.onTrigger(run);
      const { runId } = run.status;
      const location = `/api/workflows/invoicing/runs/${runId}`;
      return { headers: { location, "retry-after": "1" }, body: { accepted: true as const, runId } };
    }),
    getInvoiceRunStatus: os.getInvoiceRunStatus.handler(({ input: { runId }, errors }) => {
      const run = find(runId);
      if (!run) throw errors.RUN_NOT_FOUND({ data: { runId } });
      return run.status;
    }),
    getInvoiceRunTimeline: os.getInvoiceRunTimeline.handler(({ input: { runId, after = 0 }, errors }) => {
      const run = find(runId);
      if (!run) throw errors.RUN_NOT_FOUND({ data: { runId } });
      return { runId, events: run.events.slice(after) };
    }),
    streamInvoiceRunEvents: os.streamInvoiceRunEvents.handler(async function* ({ input, lastEventId, errors, signal }) {
      const { runId } = input.params;
      const run = find(runId);
      if (!run) throw errors.RUN_NOT_FOUND({ data: { runId } });
      for (let last = Number(lastEventId ?? 0); ; ) {
        const event = run.events[last];
        if (event) {
          last = event.sequence;
          yield withEventMeta({ ...event }, { id: `${last}` });
        } else if (run.status.isTerminal || signal?.aborted) return run.status;
        else await world.news(signal);
      }
    }),
    cancelInvoiceRun: os.cancelInvoiceRun.handler(({ input: { runId, reason }, errors }) => {
      const run = find(runId);
      if (!run) throw errors.RUN_NOT_FOUND({ data: { runId } });
      if (run.status.isTerminal) throw errors.RUN_ALREADY_FINISHED({ data: { runId } });
      world.end(run, reason === undefined ? {} : { reason });
      return run.status;
    }),
    listInvoiceRuns: os.listInvoiceRuns.handler(({ input }) => {
      const runs = world.runs.map(({ status }) => status).reverse();
      const { invoiceId } = input;
      return page(invoiceId === undefined ? runs : runs.filter((run) => run.invoiceId === invoiceId), input);
    }),
  });
}
