import { Check } from "typebox/value";
import { describe, expect, test } from "vitest";
import {
  RunIdSchema,
  TimelineEventSchema,
  TriggerInvoiceReconciliationInputSchema,
  WorkflowRunStatusSchema,
} from "./workflow-shapes.ts";

const at = "2026-11-20T09:30:00Z";
const facts = { runId: "01JD8Z3V6QF4T9K2M7XWNCYB5R", invoiceId: "inv-001", createdAt: at, updatedAt: at };

describe("a run's status", () => {
  test("decides which fields there are", () => {
    expect(Check(WorkflowRunStatusSchema, { ...facts, status: "queued", isTerminal: false })).toBe(true);
    expect(Check(WorkflowRunStatusSchema, { ...facts, status: "queued", isTerminal: true })).toBe(false);
    expect(
      Check(WorkflowRunStatusSchema, {
        ...facts,
        status: "completed",
        isTerminal: true,
        startedAt: at,
        finishedAt: at,
      }),
    ).toBe(false);
    const failure = { code: "LEDGER_UNAVAILABLE", message: "The ledger did not answer." };
    expect(
      Check(WorkflowRunStatusSchema, { ...facts, status: "failed", isTerminal: true, finishedAt: at, failure }),
    ).toBe(true);
  });
});

describe("a timeline event", () => {
  test("is numbered from 1 and of a known type", () => {
    expect(Check(TimelineEventSchema, { sequence: 1, at, type: "run.started" })).toBe(true);
    expect(Check(TimelineEventSchema, { sequence: 0, at, type: "run.started" })).toBe(false);
    expect(Check(TimelineEventSchema, { sequence: 1, at, type: "run.exploded" })).toBe(false);
    expect(
      Check(TimelineEventSchema, { sequence: 1, at, type: "step.failed", step: "invoice/reconcile", attempt: 1 }),
    ).toBe(false);
  });
});

test("a trigger refuses what it does not know, so that a misspelt field is not ignored", () => {
  expect(Check(TriggerInvoiceReconciliationInputSchema, { invoiceId: "inv-001" })).toBe(true);
  expect(Check(TriggerInvoiceReconciliationInputSchema, { invoiceId: "inv-001", requestBy: "me" })).toBe(false);
});

test.each([
  ["a ULID", "01JD8Z3V6QF4T9K2M7XWNCYB5R", true],
  ["a ULID beyond the year 10889", "81JD8Z3V6QF4T9K2M7XWNCYB5R", false],
  ["lower case", "01jd8z3v6qf4t9k2m7xwncyb5r", false],
  ["a letter that Crockford's base 32 leaves out", "01JD8Z3V6QF4T9K2M7XWNCYB5U", false],
])("a run id: %s", (_what, id, valid) => {
  expect(Check(RunIdSchema, id)).toBe(valid);
});
