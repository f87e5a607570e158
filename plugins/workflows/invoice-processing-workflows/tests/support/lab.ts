import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { OpenAPIHandler } from "@orpc/openapi/fetch";
import { createWorkflowRuntime } from "@rawr/coordination-inngest";
import type { InvoiceInternalClient, WorkflowRunStatus } from "@rawr/invoice-processing";
import { openApiHandlerOptions, type Principal } from "@rawr/orpc-standards/server";
import type { WorkflowRuntime } from "@rawr/workflow-runtime";
import { breakerStore, sqliteStore } from "@rawr/workflow-runtime/helpers";
import { Inngest } from "inngest";
import {
  createInvoiceWorkflowSurface,
  type InvoiceFunctionsOptions,
  type InvoiceWorkflowContext,
} from "../../src/index.ts";

export const ada: Principal = {
  subject: "ada",
  tenant: "acme",
  roles: ["clerk"],
  scopes: ["invoicing:read", "invoicing:run"],
  audience: "internal",
};
export const bob: Principal = { ...ada, subject: "bob" };
export const globex: Principal = { ...ada, tenant: "globex" };
export const partner: Principal = { ...ada, subject: "partner-1", audience: "partner" };

const silent = { debug() {}, info() {}, warn() {}, error() {} };

export interface LabOptions extends Partial<Omit<InvoiceFunctionsOptions, "breaker">> {
  readonly invoices: InvoiceInternalClient;
  readonly folder?: string;
}

interface Asked {
  readonly as?: Principal | null;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
  readonly signal?: AbortSignal;
}

/** The plugin on a real runtime in a temporary folder, asked over HTTP's messages. */
export interface Lab {
  readonly runtime: WorkflowRuntime;
  readonly folder: string;
  fetch(route: string, asked?: Asked): Promise<Response>;
  /** Status, body and headers of an answer that is JSON. */
  ask(route: string, asked?: Asked): Promise<{ status: number; body: Record<string, unknown>; headers: Headers }>;
  /** Triggers a run as ada. */
  trigger(invoiceId?: string): Promise<string>;
  /** The run's status as ada sees it, once it has ended. */
  ended(runId: string): Promise<WorkflowRunStatus>;
  /** The timeline in short: `step.completed invoice/load`. */
  told(runId: string): Promise<string[]>;
  until(condition: () => unknown): Promise<void>;
  /** Closes the runtime and opens another on the same files. */
  reopen(options: LabOptions, timeoutMs?: number): Promise<Lab>;
  dispose(): Promise<void>;
}

export async function openLab(options: LabOptions): Promise<Lab> {
  const { folder = mkdtempSync(join(tmpdir(), "invoice workflows-")), ...given } = options;
  const runtime = createWorkflowRuntime({
    engine: "embedded",
    file: join(folder, "workflows.db"),
    embedded: { logger: silent, synchronous: "normal" },
  });
  const client = new Inngest({ id: "rawr-hq", logger: silent, ...runtime.clientOptions });
  const database = new DatabaseSync(join(folder, "breaker.db"), { timeout: 5_000 });
  const surface = createInvoiceWorkflowSurface(client, {
    isRunOver: async (runId) => (await runtime.store.get(runId))?.isTerminal ?? true,
    ...given,
    breaker: breakerStore(sqliteStore(database)),
  });
  await runtime.attach(client, surface.functions);
  const handler = new OpenAPIHandler({ invoicing: surface.router }, openApiHandlerOptions());

  async function send(route: string, { as = ada, body, headers = {}, signal }: Asked = {}): Promise<Response> {
    const [method = "GET", path = ""] = route.split(" ");
    const content = body === undefined ? {} : { body: JSON.stringify(body) };
    const request = new Request(`http://host/api/workflows/invoicing${path}`, {
      method,
      headers: { ...(body !== undefined && { "content-type": "application/json" }), ...headers },
      ...content,
    });
    const context: InvoiceWorkflowContext = {
      principal: as,
      runtime,
      invoices: given.invoices,
      mount: "/api/workflows",
      ...(signal && { signal }),
    };
    const { response } = await handler.handle(request, { prefix: "/api/workflows", context });
    return response ?? new Response(null, { status: 404 });
  }

  const lab: Lab = {
    runtime,
    folder,
    fetch: send,
    async ask(route, asked) {
      const response = await send(route, asked);
      const { status, headers } = response;
      return { status, headers, body: (await response.json()) as Record<string, unknown> };
    },
    async trigger(invoiceId = "inv-001") {
      const { body } = await lab.ask("POST /reconciliation/trigger", { body: { invoiceId } });
      return String(body["runId"]);
    },
    async ended(runId) {
      await lab.until(async () => (await runtime.store.get(runId))?.isTerminal);
      return (await lab.ask(`GET /runs/${runId}`)).body as WorkflowRunStatus;
    },
    async told(runId) {
      const events = await runtime.store.timeline(runId);
      return events.map((event) => ("step" in event ? `${event.type} ${event.step}` : event.type));
    },
    async until(condition) {
      for (let left = 3_000; !(await condition()); left -= 1) {
        if (left === 0) throw new Error("It did not become so.");
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    },
    async reopen(changed, timeoutMs = 10_000) {
      await runtime.close({ timeoutMs });
      database.close();
      return openLab({ ...changed, folder });
    },
    async dispose() {
      await runtime.close({ timeoutMs: 0 });
      if (database.isOpen) database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return lab;
}

/** A step that stands still until it is let go. */
export function gate() {
  let open = () => {};
  let reached = () => {};
  const opened = new Promise<void>((resolve) => (open = resolve));
  const isReached = new Promise<void>((resolve) => (reached = resolve));
  return {
    hold: () => {
      reached();
      return opened;
    },
    reached: isReached,
    open,
  };
}
