import { join } from "node:path";
import { createWorkflowRuntime } from "@rawr/coordination-inngest";
import { manifest } from "@rawr/invoice-console/manifest";
import {
  createInvoiceInternalClient,
  type InvoiceInternalClient,
  openInvoiceStore,
  openLedgerFile,
} from "@rawr/invoice-processing";
import { createInvoiceApiRouter } from "@rawr/invoice-processing-api";
import { createInvoiceWorkflowSurface } from "@rawr/invoice-processing-workflows";
import type { WorkflowRuntime } from "@rawr/workflow-runtime";
import { breakerStore, sqliteStore } from "@rawr/workflow-runtime/helpers";
import { Inngest } from "inngest";
import type { Composition, CompositionOptions, MountedSurface, WebPlugin } from "./apps/server/src/index.ts";

/** The files of a state folder; the host's own is host.db. */
const files = { invoices: "invoices.db", ledger: "ledger.db", workflows: "workflows.db" } as const;

/** Steps work in the host's own thread: many at a time get nothing done sooner, and requests wait behind them. */
const atATime = { concurrency: 2 } as const;

/**
 * What this product is made of: one capability, its API and workflow plugins, one runtime, one micro-frontend. Opens
 * the files; nothing executes before `start`.
 *
 * @throws WorkflowRuntimeError when another process owns the folder, a file is damaged, or the engine is misconfigured.
 */
export function composeRawrHq({ stateFolder, env }: CompositionOptions): Composition {
  const fileOf = (name: keyof typeof files) => join(stateFolder, files[name]);
  const store = openInvoiceStore(fileOf("invoices"));
  const ledger = openLedgerFile(fileOf("ledger"));
  let runtime: WorkflowRuntime;
  try {
    const file = fileOf("workflows");
    runtime = createWorkflowRuntime({ engine: env["WORKFLOW_ENGINE"], file, inngest: { env }, embedded: atATime });
  } catch (refused) {
    store.close();
    throw refused;
  }
  const invoices = createInvoiceInternalClient({ store, ledger, now: () => new Date() });

  const inngest = new Inngest({ id: "rawr-hq", logger: silent, ...runtime.clientOptions });
  const workflows = createInvoiceWorkflowSurface(inngest, {
    invoices,
    breaker: breakerStore(sqliteStore(store.database)),
    isRunOver: async (runId) => (await runtime.store.get(runId))?.isTerminal ?? true,
  });

  return {
    surfaces: [workflowSurface(workflows.router, { runtime, invoices }), invoicingSurface(invoices)],
    web: [invoiceConsole],
    runtime,
    checks: { [files.invoices]: () => store.database.exec("SELECT 1 FROM sqlite_schema LIMIT 1") },
    start: () => runtime.attach(inngest, workflows.functions),
    async close() {
      await runtime.close();
      store.close();
    },
  };
}

type WorkflowRouter = ReturnType<typeof createInvoiceWorkflowSurface>["router"];

/** contracts/workflows.v1.ts at its mount. */
function workflowSurface(
  invoicing: WorkflowRouter,
  services: { readonly runtime: WorkflowRuntime; readonly invoices: InvoiceInternalClient },
): MountedSurface {
  const mount = "/api/workflows";
  return {
    name: "workflows",
    major: 1,
    mount,
    router: { invoicing },
    context: ({ principal, signal }) => ({ principal, signal, mount, ...services }),
  };
}

/** contracts/invoicing.v1.ts at its mount. */
function invoicingSurface(invoices: InvoiceInternalClient): MountedSurface {
  const mount = "/api/invoicing";
  return {
    name: "invoicing",
    major: 1,
    mount,
    router: { invoices: createInvoiceApiRouter() },
    context: ({ principal }) => ({ principal, mount, invoices }),
  };
}

const invoiceConsole: WebPlugin = {
  manifest,
  module: new URL("./plugins/web/invoice-console/src/web.ts", import.meta.url),
};

/** The SDK would print messages and stacks of failed steps; the run store keeps them, for who may see them. */
const silent = { debug() {}, info() {}, warn() {}, error() {} };
