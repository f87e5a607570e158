import type { TimelineEvent, WorkflowRunStatus } from "@rawr/invoice-processing/browser";

export const runId = "01JD8Z3V6QF4T9K2M7XWNCYB5R";
const at = "2026-11-20T09:30:00Z";
const base = { runId, invoiceId: "inv-001", createdAt: at, updatedAt: at };

export const running: WorkflowRunStatus = { ...base, status: "running", isTerminal: false };

export const completed: WorkflowRunStatus = {
  ...base,
  startedAt: at,
  finishedAt: at,
  status: "completed",
  isTerminal: true,
  output: {
    invoiceId: "inv-001",
    outcome: "matched",
    invoicedCents: 500,
    matchedCents: 500,
    matchedPaymentIds: ["pay-17"],
    currency: "EUR",
    matches: [{ paymentId: "pay-17", amountCents: 500, rule: "reference", valueDate: "2026-11-05" }],
    adjustments: [],
  },
};

export const cancelled: WorkflowRunStatus = { ...base, finishedAt: at, status: "cancelled", isTerminal: true };

export const events: readonly TimelineEvent[] = [
  { sequence: 1, at, type: "run.queued" },
  { sequence: 2, at, type: "run.started" },
  { sequence: 3, at, type: "run.completed" },
];
