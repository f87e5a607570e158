import { implement } from "@orpc/server";
import type { InvoiceInternalClient } from "@rawr/invoice-processing";
import { type CallerContext, requireAccess } from "@rawr/orpc-standards/server";
import { invoiceApiContract } from "./contract.ts";

/** What the operations get with each request. */
export type InvoiceApiContext = CallerContext & {
  readonly invoices: InvoiceInternalClient;
  /** Where the router is mounted, `/api/invoicing`: `Location` headers begin with it. */
  readonly mount: string;
};

/** Implements the contract; who may call what is decided before the input is looked at. */
export const os = implement(invoiceApiContract).$context<InvoiceApiContext>().use(requireAccess);
