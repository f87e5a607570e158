import type { ReconciliationResult, WorkflowRunStatus } from "@rawr/workflows-client";
import type { StepView } from "./timeline.ts";

/** What has become of the money: the one thing that people want to know of a run that has ended. */
export type MoneyOutcome = "settled" | "partly-settled" | "nothing-found" | "nothing-booked" | "undone" | "left-booked";

/** Reads it from how the run ended and which bookings were made and taken back. */
export function moneyOutcome(run: WorkflowRunStatus, steps: readonly StepView[]): MoneyOutcome {
  if (run.status === "completed") {
    if (run.output.outcome === "matched") return "settled";
    return run.output.outcome === "partially-matched" ? "partly-settled" : "nothing-found";
  }
  const stateOf = (name: string) => steps.find((step) => step.name === name)?.state;
  if (stateOf("invoice/post") !== "done") return "nothing-booked";
  // Noting the result makes bookings final; before that, whatever ends a run takes them back.
  const undo = stateOf("undo invoice/post") ?? "done";
  return stateOf("invoice/notify") === "done" || undo !== "done" ? "left-booked" : "undone";
}

/** What the customer still owes after a run, in cents. */
export function stillOpen({ invoicedCents, matchedCents, adjustments }: ReconciliationResult): number {
  const fees = adjustments
    .filter(({ kind }) => kind === "bank-fee")
    .reduce((sum, { amountCents }) => sum + amountCents, 0);
  return Math.max(0, invoicedCents - matchedCents - fees);
}
