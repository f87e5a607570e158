import { implement } from "@orpc/server";
import type { InvoiceInternalClient } from "@rawr/invoice-processing";
import { type CallerContext, requireAccess } from "@rawr/orpc-standards/server";
import type { WorkflowRuntime } from "@rawr/workflow-runtime";
import { invoiceWorkflowContract } from "./contract.ts";
import { endOnAbort } from "./end-on-abort.ts";

/** What the operations get with each request. */
export type InvoiceWorkflowContext = CallerContext & {
  readonly runtime: WorkflowRuntime;
  readonly invoices: InvoiceInternalClient;
  /** Where the router is mounted, `/api/workflows`: `Location` headers begin with it. */
  readonly mount: string;
  /** Aborts when the caller goes away or the host stops; the request's own counts as well. */
  readonly signal?: AbortSignal;
};

/** Implements the contract; who may call what is decided before the input is looked at. */
export const os = implement(invoiceWorkflowContract)
  .$context<InvoiceWorkflowContext>()
  .use(requireAccess)
  .use(endOnAbort);
