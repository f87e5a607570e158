import { typeBoxStandardSchema } from "@rawr/orpc-standards";
import * as Type from "typebox";
import {
  CreateInvoiceInputSchema,
  InvoiceIdSchema,
  InvoicePageSchema,
  InvoiceSchema,
  InvoiceStateSchema,
} from "../domain/invoice-shapes.ts";
import { TenantSchema } from "../domain/tenant.ts";
import { createInvoiceErrors, internalErrors, invoiceErrors } from "../errors.ts";
import { createInvoice, getInvoice, listInvoices } from "../service/invoices.ts";
import { procedure } from "./procedure.ts";

/** Invoices of a tenant by due date, a page at a time. */
export const listInvoicesProcedure = procedure
  .errors({ INVALID_CURSOR: internalErrors.INVALID_CURSOR })
  .input(
    typeBoxStandardSchema(
      Type.Object({
        tenant: TenantSchema,
        state: Type.Optional(Type.Array(InvoiceStateSchema)),
        limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
        cursor: Type.Optional(Type.String()),
      }),
    ),
  )
  .output(typeBoxStandardSchema(InvoicePageSchema))
  .handler(({ context, input }) => listInvoices(context, input));

/** One invoice of a tenant. */
export const getInvoiceProcedure = procedure
  .errors(invoiceErrors)
  .input(typeBoxStandardSchema(Type.Object({ tenant: TenantSchema, invoiceId: InvoiceIdSchema })))
  .output(typeBoxStandardSchema(InvoiceSchema))
  .handler(({ context, input }) => getInvoice(context, input));

/** Records an invoice; the same one again is answered with what was recorded. */
export const createInvoiceProcedure = procedure
  .errors(createInvoiceErrors)
  .input(typeBoxStandardSchema(Type.Object({ tenant: TenantSchema, invoice: CreateInvoiceInputSchema })))
  .output(typeBoxStandardSchema(InvoiceSchema))
  .handler(({ context, input }) => createInvoice(context, input));
