import { ORPCError } from "@orpc/server";
import { os } from "../context.ts";

export const listInvoices = os.listInvoices.handler(({ context: { invoices, principal }, input }) =>
  invoices.invoices.list({ ...input, tenant: principal.tenant }).catch(refuseCursor),
);

function refuseCursor(error: unknown): never {
  if (!(error instanceof ORPCError) || error.code !== "INVALID_CURSOR") throw error;
  const data = { issues: [{ path: ["cursor"], message: error.message }] };
  throw new ORPCError("BAD_REQUEST", { message: error.message, data });
}
