import * as Type from "typebox";
import { InvoiceIdSchema } from "./invoice-shapes.ts";
import { TenantSchema } from "./tenant.ts";
import { RunIdSchema } from "./workflow-shapes.ts";

/** Name of the event that asks for the reconciliation of an invoice. */
export const reconciliationRequested = "invoice.reconciliation.requested";

/** Data of {@link reconciliationRequested}. */
export const ReconciliationRequestedSchema = Type.Object(
  {
    runId: RunIdSchema,
    tenant: TenantSchema,
    invoiceId: InvoiceIdSchema,
    requestedBy: Type.String({ description: "Who asked for the run.", minLength: 1 }),
  },
  { additionalProperties: false },
);
export type ReconciliationRequested = Type.Static<typeof ReconciliationRequestedSchema>;
