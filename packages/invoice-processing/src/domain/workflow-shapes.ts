import * as Type from "typebox";
import { CurrencySchema, InvoiceIdSchema } from "./invoice-shapes.ts";

export const RunIdSchema = Type.String({
  $id: "RunId",
  description: "Identifies a run: a ULID, so runs sort by the time of their trigger.",
  pattern: "^[0-7][0-9A-HJKMNP-TV-Z]{25}$",
  examples: ["01JD8Z3V6QF4T9K2M7XWNCYB5R"],
});

const Timestamp = (description: string) =>
  Type.String({ format: "date-time", description, examples: ["2026-11-20T09:30:00Z"] });

const Subject = Type.String({
  description: "Who asked for the run. Callers other than internal ones always act for themselves.",
  minLength: 1,
  examples: ["user-123"],
  "x-audience": "internal",
});

export const TriggerInvoiceReconciliationInputSchema = Type.Object(
  { invoiceId: InvoiceIdSchema, requestedBy: Type.Optional(Subject) },
  { $id: "TriggerInvoiceReconciliationInput", additionalProperties: false },
);
export type TriggerInvoiceReconciliationInput = Type.Static<typeof TriggerInvoiceReconciliationInputSchema>;

export const TriggerInvoiceReconciliationOutputSchema = Type.Object(
  {
    accepted: Type.Literal(true, { description: "The run is recorded and will be executed." }),
    runId: RunIdSchema,
  },
  { $id: "TriggerInvoiceReconciliationOutput" },
);
export type TriggerInvoiceReconciliationOutput = Type.Static<typeof TriggerInvoiceReconciliationOutputSchema>;

const Cents = (description: string) => Type.Integer({ description, examples: [125000] });

const PaymentId = Type.String({
  description: "Identifies a payment in the ledger.",
  minLength: 1,
  examples: ["pay-17"],
});

export const PaymentMatchSchema = Type.Object(
  {
    paymentId: PaymentId,
    amountCents: Cents("What of the payment covers the invoice, in cents."),
    rule: Type.Union([Type.Literal("reference"), Type.Literal("amount-and-date"), Type.Literal("combination")], {
      description:
        "Why it belongs to the invoice: it names the reference, its amount and date fit, or it completes several payments.",
    }),
    valueDate: Type.String({ format: "date", description: "When it arrived.", examples: ["2026-11-05"] }),
  },
  { $id: "PaymentMatch" },
);
export type PaymentMatch = Type.Static<typeof PaymentMatchSchema>;

export const AdjustmentSchema = Type.Object(
  {
    kind: Type.Union([Type.Literal("bank-fee"), Type.Literal("overpayment"), Type.Literal("duplicate-payment")], {
      description: "A difference within the tolerance, too much in one payment, or the same payment twice.",
    }),
    amountCents: Cents("Amount of the entry, in cents; more than zero."),
    paymentId: Type.Optional(PaymentId),
  },
  { $id: "Adjustment", description: "An entry that makes the books agree with the payments." },
);
export type Adjustment = Type.Static<typeof AdjustmentSchema>;

export const ReconciliationResultSchema = Type.Object(
  {
    invoiceId: InvoiceIdSchema,
    outcome: Type.Union([Type.Literal("matched"), Type.Literal("partially-matched"), Type.Literal("unmatched")], {
      description: "How much of the invoice is covered by payments.",
    }),
    invoicedCents: Cents("Amount of the invoice, in cents."),
    matchedCents: Cents("Amount covered by payments, in cents."),
    matchedPaymentIds: Type.Array(Type.String({ minLength: 1, examples: ["pay-17"] }), {
      description: "Payments that were matched.",
    }),
    currency: CurrencySchema,
    matches: Type.Array(PaymentMatchSchema, { description: "Why each payment was matched." }),
    adjustments: Type.Array(AdjustmentSchema, { description: "What was booked beside the payments." }),
  },
  { $id: "ReconciliationResult" },
);
export type ReconciliationResult = Type.Static<typeof ReconciliationResultSchema>;

export const RunFailureSchema = Type.Object(
  {
    code: Type.String({ description: "Stable name of the failure.", minLength: 1, examples: ["LEDGER_UNAVAILABLE"] }),
    message: Type.String({ description: "What went wrong, for people.", examples: ["The ledger did not answer."] }),
    step: Type.Optional(Type.String({ description: "The step that failed.", examples: ["invoice/reconcile"] })),
  },
  { $id: "RunFailure" },
);
export type RunFailure = Type.Static<typeof RunFailureSchema>;

/** Every status that a run can have. */
export const RunStateSchema = Type.Union(
  [
    Type.Literal("queued"),
    Type.Literal("running"),
    Type.Literal("waiting"),
    Type.Literal("completed"),
    Type.Literal("failed"),
    Type.Literal("cancelled"),
  ],
  { $id: "RunState" },
);
export type RunState = Type.Static<typeof RunStateSchema>;

const runFacts = {
  runId: RunIdSchema,
  invoiceId: InvoiceIdSchema,
  requestedBy: Type.Optional(Subject),
  createdAt: Timestamp("When the run was triggered."),
  updatedAt: Timestamp("When the status last changed."),
};
const startedAt = Timestamp("When the first step started.");
const finishedAt = Timestamp("When the run ended.");

export const ActiveRunSchema = Type.Object(
  {
    ...runFacts,
    status: Type.Union([Type.Literal("queued"), Type.Literal("running"), Type.Literal("waiting")], {
      description: "`waiting` means asleep until a time or an event.",
    }),
    isTerminal: Type.Literal(false),
    startedAt: Type.Optional(startedAt),
  },
  { $id: "ActiveRun", description: "A run that has not ended." },
);

export const CompletedRunSchema = Type.Object(
  {
    ...runFacts,
    status: Type.Literal("completed"),
    isTerminal: Type.Literal(true),
    startedAt,
    finishedAt,
    output: ReconciliationResultSchema,
  },
  { $id: "CompletedRun", description: "A run that ended with a result." },
);

export const FailedRunSchema = Type.Object(
  {
    ...runFacts,
    status: Type.Literal("failed"),
    isTerminal: Type.Literal(true),
    startedAt: Type.Optional(startedAt),
    finishedAt,
    failure: RunFailureSchema,
  },
  { $id: "FailedRun", description: "A run that ended without a result, after its last retry." },
);

export const CancelledRunSchema = Type.Object(
  {
    ...runFacts,
    status: Type.Literal("cancelled"),
    isTerminal: Type.Literal(true),
    startedAt: Type.Optional(startedAt),
    finishedAt,
    reason: Type.Optional(Type.String({ description: "Why it was cancelled.", examples: ["Duplicate invoice"] })),
  },
  { $id: "CancelledRun", description: "A run that was cancelled before it ended." },
);

/** A run as its caller sees it; `status` tells which fields there are. */
export const WorkflowRunStatusSchema = Type.Union(
  [ActiveRunSchema, CompletedRunSchema, FailedRunSchema, CancelledRunSchema],
  {
    $id: "WorkflowRunStatus",
  },
);
export type WorkflowRunStatus = Type.Static<typeof WorkflowRunStatusSchema>;

const eventFacts = {
  sequence: Type.Integer({
    description: "Position in the run's timeline, from 1, without gaps.",
    minimum: 1,
    examples: [1],
  }),
  at: Timestamp("When it happened."),
};
const step = Type.String({ description: "Name of the step.", minLength: 1, examples: ["invoice/reconcile"] });
const attempt = Type.Integer({ description: "Counts from 1.", minimum: 1, examples: [1] });

const RunStarted = Type.Object(
  {
    ...eventFacts,
    type: Type.Union([Type.Literal("run.queued"), Type.Literal("run.started"), Type.Literal("run.waiting")]),
  },
  { $id: "RunProgressEvent" },
);
const StepStarted = Type.Object(
  { ...eventFacts, type: Type.Union([Type.Literal("step.started"), Type.Literal("step.completed")]), step, attempt },
  { $id: "StepEvent" },
);
const StepFailed = Type.Object(
  {
    ...eventFacts,
    type: Type.Literal("step.failed"),
    step,
    attempt,
    failure: RunFailureSchema,
    willRetry: Type.Boolean({ description: "Whether another attempt follows.", examples: [true] }),
  },
  { $id: "StepFailedEvent" },
);
const RunEnded = Type.Object(
  {
    ...eventFacts,
    type: Type.Union([Type.Literal("run.completed"), Type.Literal("run.failed"), Type.Literal("run.cancelled")]),
  },
  { $id: "RunEndedEvent" },
);

/** One thing that happened to a run; `type` tells which fields there are. */
export const TimelineEventSchema = Type.Union([RunStarted, StepStarted, StepFailed, RunEnded], {
  $id: "TimelineEvent",
});
export type TimelineEvent = Type.Static<typeof TimelineEventSchema>;

export const RunTimelineSchema = Type.Object(
  {
    runId: RunIdSchema,
    events: Type.Array(TimelineEventSchema, { description: "In order of `sequence`." }),
  },
  { $id: "RunTimeline" },
);
export type RunTimeline = Type.Static<typeof RunTimelineSchema>;

export const RunPageSchema = Type.Object(
  {
    items: Type.Array(WorkflowRunStatusSchema, { description: "Newest first." }),
    nextCursor: Type.Optional(Type.String({ description: "Absent on the last page.", examples: ["MDFKRDhaM1Y2UUY0"] })),
  },
  { $id: "RunPage" },
);
export type RunPage = Type.Static<typeof RunPageSchema>;
