import * as Type from "typebox";

export const InvoiceIdSchema = Type.String({
  $id: "InvoiceId",
  description: "Identifies an invoice.",
  minLength: 1,
  maxLength: 64,
  examples: ["inv-001"],
});

const Day = (description: string) => Type.String({ format: "date", description, examples: ["2026-11-02"] });

/** At most nine billion euros, so that sums stay exact in JavaScript. */
const largestAmount = 900_000_000_000;

export const CurrencySchema = Type.String({
  $id: "Currency",
  description: "ISO 4217 code.",
  pattern: "^[A-Z]{3}$",
  examples: ["EUR"],
});

const invoiceFacts = {
  customer: Type.String({
    description: "Who has to pay.",
    minLength: 1,
    maxLength: 200,
    examples: ["Kestrel Logistics GmbH"],
  }),
  reference: Type.String({
    description: "What the customer is asked to write on the payment.",
    minLength: 1,
    maxLength: 70,
    examples: ["RE-2026-0001"],
  }),
  currency: CurrencySchema,
  amountCents: Type.Integer({
    description: "What has to be paid, in cents.",
    minimum: 1,
    maximum: largestAmount,
    examples: [125000],
  }),
  issuedOn: Day("Date of the invoice."),
  dueOn: Day("When it has to be paid."),
};

export const InvoiceStateSchema = Type.Union(
  [Type.Literal("open"), Type.Literal("partially-settled"), Type.Literal("settled")],
  { $id: "InvoiceState", description: "How much of it is covered by payments that were booked." },
);
export type InvoiceState = Type.Static<typeof InvoiceStateSchema>;

export const InvoiceSchema = Type.Object(
  {
    invoiceId: InvoiceIdSchema,
    ...invoiceFacts,
    settledCents: Type.Integer({ description: "Covered by payments that were booked, in cents.", examples: [0] }),
    state: InvoiceStateSchema,
    createdAt: Type.String({
      format: "date-time",
      description: "When it was recorded.",
      examples: ["2026-11-02T08:00:00Z"],
    }),
  },
  { $id: "Invoice" },
);
export type Invoice = Type.Static<typeof InvoiceSchema>;

/** Narrower than an id that is looked up: it has to survive being a segment of a path. */
const ChosenInvoiceId = Type.String({
  description: "An id of the caller's: letters, digits, dots, hyphens and underscores.",
  pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$",
  examples: ["inv-001"],
});

export const CreateInvoiceInputSchema = Type.Object(
  { invoiceId: Type.Optional(ChosenInvoiceId), ...invoiceFacts },
  { $id: "CreateInvoiceInput", additionalProperties: false, description: "Without an `invoiceId` one is made." },
);
export type CreateInvoiceInput = Type.Static<typeof CreateInvoiceInputSchema>;

export const InvoicePageSchema = Type.Object(
  {
    items: Type.Array(InvoiceSchema, { description: "By due date, the earliest first." }),
    nextCursor: Type.Optional(Type.String({ description: "Absent on the last page.", examples: ["MjAyNi0xMS0wMg"] })),
  },
  { $id: "InvoicePage" },
);
export type InvoicePage = Type.Static<typeof InvoicePageSchema>;
