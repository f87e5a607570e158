import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { getRequestListener } from "@hono/node-server";
import { OpenAPIHandler } from "@orpc/openapi/fetch";
import { createInvoiceInternalClient, openInvoiceStore, openLedgerFile } from "@rawr/invoice-processing";
import { openApiHandlerOptions, type Principal } from "@rawr/orpc-standards/server";
import { Hono } from "hono";
import { composeRawrHq } from "../../../rawr.hq.ts";
import { bytesPath, bytesToAnswer, type Subject } from "./subject.ts";

/** Whoever calls is believed: the tenant is a header. */
const tenantHeader = "x-tenant";

type Routes = (app: Hono, stateFolder: string, composition: ReturnType<typeof composeRawrHq>) => void;

/** A Hono app on Node without any middleware, around the same engine and the same functions. */
async function serve(stateFolder: string, routes: Routes): Promise<Subject> {
  const composition = composeRawrHq({ stateFolder, env: {} });
  await composition.start();
  const app = new Hono();
  app.get(bytesPath, (context) => context.json(bytesToAnswer));
  routes(app, stateFolder, composition);
  const server = createServer(getRequestListener(app.fetch)).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    async close() {
      server.closeAllConnections();
      server.close();
      await composition.close();
    },
  };
}

/** The least that the same operations can be: a handler each, which checks nothing. */
export function hono(stateFolder: string): Promise<Subject> {
  return serve(stateFolder, (app, folder, { runtime }) => {
    const store = openInvoiceStore(join(folder, "invoices.db"));
    const ledger = openLedgerFile(join(folder, "ledger.db"));
    const { invoices } = createInvoiceInternalClient({ store, ledger, now: () => new Date() });
    app.post("/api/workflows/invoicing/reconciliation/trigger", async (context) => {
      const { invoiceId } = await context.req.json<{ invoiceId: string }>();
      const tenant = context.req.header(tenantHeader) ?? "";
      await invoices.get({ tenant, invoiceId });
      const data = { tenant, invoiceId, requestedBy: "bench" };
      const { runId } = await runtime.trigger({
        name: "invoice.reconciliation.requested",
        data,
        attributes: { capability: "invoicing", ...data },
      });
      return context.json({ accepted: true, runId }, 202);
    });
    app.get("/api/workflows/invoicing/runs/:runId", async (context) => {
      const run = await runtime.store.get(context.req.param("runId"));
      if (run === null) return context.notFound();
      const { runId, attributes, status, createdAt, updatedAt, startedAt, finishedAt, output, failure } = run;
      const { invoiceId, requestedBy } = attributes;
      const isTerminal = finishedAt !== undefined;
      const facts = { runId, invoiceId, requestedBy, createdAt, updatedAt, status, isTerminal };
      return context.json({ ...facts, startedAt, finishedAt, output, failure });
    });
  });
}

/** The same routers, behind oRPC's handler and nothing else. */
export function orpc(stateFolder: string): Promise<Subject> {
  return serve(stateFolder, (app, _folder, { surfaces }) => {
    for (const { mount, router, context: contextOf } of surfaces) {
      const handler = new OpenAPIHandler(router, openApiHandlerOptions());
      app.all(`${mount}/*`, async ({ req }) => {
        const caller = { principal: principalOf(req.header(tenantHeader)), requestId: "", signal: req.raw.signal };
        const { response } = await handler.handle(req.raw, {
          prefix: mount as `/${string}`,
          context: contextOf(caller),
        });
        return response ?? new Response(null, { status: 404 });
      });
    }
  });
}

function principalOf(tenant = ""): Principal {
  const scopes = ["invoicing:read", "invoicing:run"];
  return { subject: "bench", tenant, roles: ["operator"], scopes, audience: "internal" };
}
