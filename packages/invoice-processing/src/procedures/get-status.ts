import { typeBoxStandardSchema } from "@rawr/orpc-standards";
import * as Type from "typebox";
import { InvoiceIdSchema } from "../domain/invoice-shapes.ts";
import { InvoiceStatusSchema } from "../domain/settlement-shapes.ts";
import { TenantSchema } from "../domain/tenant.ts";
import { invoiceErrors } from "../errors.ts";
import { getStatus } from "../service/status.ts";
import { procedure } from "./procedure.ts";

/** Everything that the books say about an invoice. */
export const getStatusProcedure = procedure
  .errors(invoiceErrors)
  .input(typeBoxStandardSchema(Type.Object({ tenant: TenantSchema, invoiceId: InvoiceIdSchema })))
  .output(typeBoxStandardSchema(InvoiceStatusSchema))
  .handler(({ context, input }) => getStatus(context, input));
