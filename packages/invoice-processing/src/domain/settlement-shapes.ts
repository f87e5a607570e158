import * as Type from "typebox";
import { CurrencySchema, InvoiceIdSchema, InvoiceSchema } from "./invoice-shapes.ts";
import {
  type Adjustment,
  AdjustmentSchema,
  PaymentMatchSchema,
  type ReconciliationResult,
  ReconciliationResultSchema,
  RunFailureSchema,
  RunIdSchema,
} from "./workflow-shapes.ts";

const { paymentId, valueDate, amountCents: coveredCents, rule } = PaymentMatchSchema.properties;
const Timestamp = (description: string) => Type.String({ format: "date-time", description });

/** A payment of the ledger that may belong to an invoice. */
export const LedgerPaymentSchema = Type.Object({
  paymentId,
  amountCents: Type.Integer({ description: "What arrived, in cents.", minimum: 1 }),
  currency: CurrencySchema,
  valueDate,
  payer: Type.Optional(Type.String({ description: "Holder of the account that it came from." })),
  remittance: Type.String({ description: "What the payer wrote on it." }),
  booked: Type.Optional(
    Type.Object(
      { amountCents: coveredCents, rule },
      { description: "What of it covers this invoice already, and why it was matched." },
    ),
  ),
  alsoNames: Type.Optional(
    Type.Array(InvoiceIdSchema, { description: "Other invoices whose reference is in the remittance as well." }),
  ),
});
export type LedgerPayment = Type.Static<typeof LedgerPaymentSchema>;

/** An adjustment before it is booked. */
export const ProposedAdjustmentSchema = Type.Object({
  ...AdjustmentSchema.properties,
  entryDate: Type.String({ format: "date", description: "Day of the entry; its month is the accounting period." }),
});
export type ProposedAdjustment = Type.Static<typeof ProposedAdjustmentSchema>;

/** What matching proposes to book: a result whose adjustments have the day of their entry. */
export const MatchProposalSchema = Type.Object({
  ...ReconciliationResultSchema.properties,
  adjustments: Type.Array(ProposedAdjustmentSchema),
});
export type MatchProposal = Type.Static<typeof MatchProposalSchema>;

/** The result of a run whose proposal was booked; `adjustments` are those that `adjust` answered with. */
export function toReconciliationResult(
  proposal: MatchProposal,
  adjustments: readonly Adjustment[],
): ReconciliationResult {
  return { ...proposal, adjustments: [...adjustments] };
}

/** The allocations that a run has booked. */
export const SettlementSchema = Type.Object({
  runId: RunIdSchema,
  invoiceId: InvoiceIdSchema,
  bookedCents: Type.Integer({ description: "What this run has booked, in cents; 0 when all was booked before." }),
  settledAt: Timestamp("When it was booked."),
});
export type Settlement = Type.Static<typeof SettlementSchema>;

/** What a run's notification tells: its result, or why there is none. */
export const NotifiedSchema = Type.Union([
  ReconciliationResultSchema,
  Type.Object({ invoiceId: InvoiceIdSchema, failure: RunFailureSchema }),
]);
export type Notified = Type.Static<typeof NotifiedSchema>;

/** Everything that the books say about an invoice. */
export const InvoiceStatusSchema = Type.Object({
  invoice: InvoiceSchema,
  payments: Type.Array(
    Type.Object({ ...PaymentMatchSchema.properties, runId: RunIdSchema, bookedAt: Timestamp("When it was booked.") }),
  ),
  adjustments: Type.Array(
    Type.Object({
      ...ProposedAdjustmentSchema.properties,
      runId: RunIdSchema,
      bookedAt: Timestamp("When it was booked."),
    }),
  ),
  notifications: Type.Array(
    Type.Object({ runId: RunIdSchema, notifiedAt: Timestamp("When it was sent."), result: NotifiedSchema }),
  ),
});
export type InvoiceStatus = Type.Static<typeof InvoiceStatusSchema>;
