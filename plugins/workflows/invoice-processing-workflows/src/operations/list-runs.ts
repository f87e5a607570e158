import { ORPCError } from "@orpc/server";
import { os } from "../context.ts";
import { capability } from "./find-run.ts";
import { runView } from "./run-view.ts";
import { isRuntimeError } from "./runtime-error.ts";

export const listRuns = os.listInvoiceRuns.handler(async ({ context, input: { invoiceId, ...page } }) => {
  const { runtime, principal } = context;
  const attributes = {
    // First, because it selects most.
    ...(invoiceId !== undefined && { invoiceId }),
    tenant: principal.tenant,
    capability,
  };
  const { items, nextCursor } = await runtime.store.list({ ...page, attributes }).catch(refuseCursor);
  return {
    items: items.map((run) => runView(run, principal)),
    ...(nextCursor !== undefined && { nextCursor }),
  };
});

function refuseCursor(error: unknown): never {
  if (!isRuntimeError(error, "INVALID_CURSOR")) throw error;
  const data = { issues: [{ path: ["cursor"], message: error.message }] };
  throw new ORPCError("BAD_REQUEST", { message: error.message, data });
}
