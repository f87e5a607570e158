import { ORPCError } from "@orpc/server";
import { type ReconciliationRequested, reconciliationRequested } from "@rawr/invoice-processing";
import type { Principal } from "@rawr/orpc-standards/server";
import { os } from "../context.ts";
import { capability } from "./find-run.ts";
import { isRuntimeError } from "./runtime-error.ts";

export const triggerReconciliation = os.triggerInvoiceReconciliation.handler(async ({ context, input, errors }) => {
  const { runtime, invoices, principal, mount } = context;
  const { invoiceId } = input.body;
  const { tenant } = principal;
  if (input.body.requestedBy !== undefined && principal.audience !== "internal") throw notInTheirDocument();
  const { requestedBy = principal.subject } = input.body;
  await invoices.invoices.get({ tenant, invoiceId });
  const data: Omit<ReconciliationRequested, "runId"> = { tenant, invoiceId, requestedBy };
  const key = input.headers?.["idempotency-key"];
  try {
    const { runId } = await runtime.trigger({
      name: reconciliationRequested,
      data,
      attributes: { capability, tenant, invoiceId, requestedBy },
      ...(key !== undefined && { idempotencyKey: scoped(principal, key) }),
    });
    return {
      headers: { location: `${mount}/invoicing/runs/${runId}`, "retry-after": "1" },
      body: { accepted: true as const, runId },
    };
  } catch (error) {
    if (isRuntimeError(error, "IDEMPOTENCY_KEY_REUSED")) {
      throw errors.IDEMPOTENCY_KEY_REUSED({ data: { runId: String(error.details["runId"]) } });
    }
    if (isRuntimeError(error, ...unavailable)) throw errors.RUNTIME_UNAVAILABLE();
    throw error;
  }
});

/** What passes: the host restarts, the disk has space again, the engine's server comes back. */
const unavailable = [
  "RUNTIME_CLOSED",
  "DATABASE_FULL",
  "DATABASE_IN_USE",
  "DATABASE_UNAVAILABLE",
  "ENGINE_UNREACHABLE",
] as const;

/** Others than internal callers act for themselves; the document that they read has no such member, and takes no other. */
function notInTheirDocument() {
  const data = { issues: [{ path: ["body"], message: "must not have additional properties" }] };
  return new ORPCError("BAD_REQUEST", { message: "Input validation failed", data });
}

/** A caller's keys are its own: the same key of another subject or tenant names another request. */
function scoped({ tenant, subject }: Principal, key: string): string {
  return JSON.stringify([capability, tenant, subject, key]);
}
