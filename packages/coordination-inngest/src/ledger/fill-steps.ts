import { createHash } from "node:crypto";
import type { Transaction } from "@rawr/workflow-runtime/internals";
import type { ServerStep } from "../connection/inngest-api.ts";
import { runGoesOn } from "../projection/run-progress.ts";
import type { RunRow } from "../projection/run-row.ts";
import { stepCompletes, stepFails } from "../projection/step-progress.ts";

/** Adds the steps of a server's trace that nobody reported here. A trace holds no outputs, so they have none. */
export function fillSteps(tx: Transaction, now: number, run: RunRow, steps: readonly ServerStep[]): void {
  const told = steps.filter(({ status }) => status !== "open");
  if (told.length > 0 && run.status === "queued") runGoesOn(tx, now, run, 1);
  for (const { id, name, status, endedAt } of told) {
    const facts = { stepId: hashed(id), name, op: "StepRun", callId: "trace", at: endedAt };
    if (status === "completed") stepCompletes(tx, now, run, { ...facts, memo: null });
    else {
      const failure = { code: "Error", message: "The step failed.", step: name };
      stepFails(tx, now, run, { ...facts, error: { failure, stack: null }, willRetry: false });
    }
  }
}

/** Servers give the SDK's hash of a step's id or the id itself. */
const hashed = (id: string): string => (/^[0-9a-f]{40}$/.test(id) ? id : createHash("sha1").update(id).digest("hex"));
