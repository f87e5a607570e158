import { oc, typeBoxStandardSchema } from "@rawr/orpc-standards";
import * as Type from "typebox";
import {
  CreateInvoiceInputSchema,
  InvoiceIdSchema,
  InvoicePageSchema,
  InvoiceSchema,
  InvoiceStateSchema,
} from "../domain/invoice-shapes.ts";
import { bodyErrors, commonErrors, createInvoiceErrors, invoiceErrors } from "../errors.ts";

const tags = ["invoices"];

/** What callers may ask of invoices themselves: read them, record one. */
export const invoiceApiContract = oc.errors(commonErrors).router({
  listInvoices: oc
    .route({
      method: "GET",
      path: "/invoices",
      operationId: "invoicesList",
      summary: "List invoices",
      description: "Invoices by due date, a page at a time.",
      tags,
    })
    .meta({
      audience: "partner",
      scopes: ["invoicing:read"],
      pagination: { cursor: "cursor", items: "items", next: "nextCursor" },
    })
    .input(
      typeBoxStandardSchema(
        Type.Object({
          state: Type.Optional(
            Type.Array(InvoiceStateSchema, {
              description: "Only invoices in one of these states.",
              examples: [["open"]],
            }),
          ),
          limit: Type.Optional(
            Type.Integer({ description: "Size of a page.", minimum: 1, maximum: 100, default: 20, examples: [20] }),
          ),
          cursor: Type.Optional(
            Type.String({ description: "`nextCursor` of the page before.", examples: ["MjAyNi0xMS0wMg"] }),
          ),
        }),
      ),
    )
    .output(typeBoxStandardSchema(InvoicePageSchema)),

  getInvoice: oc
    .route({
      method: "GET",
      path: "/invoices/{invoiceId}",
      operationId: "invoicesGet",
      summary: "Look at an invoice",
      description: "The invoice, with what has been booked against it.",
      tags,
    })
    .meta({ audience: "partner", scopes: ["invoicing:read"] })
    .errors(invoiceErrors)
    .input(typeBoxStandardSchema(Type.Object({ invoiceId: InvoiceIdSchema })))
    .output(typeBoxStandardSchema(InvoiceSchema)),

  createInvoice: oc
    .route({
      method: "POST",
      path: "/invoices",
      operationId: "invoicesCreate",
      summary: "Record an invoice",
      description:
        "Records an invoice that has to be paid. With an `invoiceId` of the caller's it can be sent again safely.",
      tags,
      successStatus: 201,
      inputStructure: "detailed",
      outputStructure: "detailed",
    })
    .meta({ scopes: ["invoicing:write"] })
    .errors({ ...bodyErrors, ...createInvoiceErrors })
    .input(typeBoxStandardSchema(Type.Object({ body: CreateInvoiceInputSchema })))
    .output(
      typeBoxStandardSchema(
        Type.Object({
          headers: Type.Object({
            location: Type.String({
              format: "uri-reference",
              description: "URL of the invoice.",
              examples: ["/api/invoicing/invoices/inv-001"],
            }),
          }),
          body: InvoiceSchema,
        }),
      ),
    ),
});
