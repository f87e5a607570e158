import type { ReconciliationResult } from "@rawr/invoice-processing/browser";
import type { World, WorldRun } from "./world.ts";

const steps = ["invoice/load", "invoice/match", "invoice/post", "invoice/adjust", "invoice/notify"];

/** Two payments and a bank fee cover the invoice. */
export const paidInFull: ReconciliationResult = {
  invoiceId: "inv-001",
  outcome: "matched",
  invoicedCents: 125_000,
  matchedCents: 124_500,
  matchedPaymentIds: ["pay-17", "pay-18"],
  currency: "EUR",
  matches: [
    { paymentId: "pay-17", amountCents: 100_000, rule: "reference", valueDate: "2026-11-05" },
    { paymentId: "pay-18", amountCents: 24_500, rule: "combination", valueDate: "2026-11-09" },
  ],
  adjustments: [{ kind: "bank-fee", amountCents: 500, paymentId: "pay-18" }],
};

/** A run to its end, without trouble. */
export function complete(world: World, run: WorldRun, output = paidInFull): void {
  world.add(run, { type: "run.started" });
  for (const step of steps) world.step(run, step);
  world.end(run, { output });
}

/** Booked, then refused by a closed period, and taken back. */
export function compensate(world: World, run: WorldRun): void {
  const failure = { code: "PERIOD_CLOSED", message: "The period 2026-09 is closed." };
  world.add(run, { type: "run.started" });
  for (const step of steps.slice(0, 3)) world.step(run, step);
  world.add(
    run,
    { type: "step.started", step: "invoice/adjust", attempt: 1 },
    { type: "step.failed", step: "invoice/adjust", attempt: 1, willRetry: false, failure },
  );
  world.step(run, "undo invoice/post");
  world.end(run, { failure });
}

/** In the middle of its first step, which failed once and is tried again. */
export function retrying(world: World, run: WorldRun): void {
  const failure = { code: "LEDGER_UNAVAILABLE", message: "The ledger did not answer." };
  world.add(
    run,
    { type: "run.started" },
    { type: "step.started", step: "invoice/load", attempt: 1 },
    { type: "step.failed", step: "invoice/load", attempt: 1, willRetry: true, failure },
  );
}
