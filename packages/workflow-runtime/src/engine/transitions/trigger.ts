import { createHash } from "node:crypto";
import { WorkflowRuntimeError } from "../../errors.ts";
import type { TriggerReceipt, TriggerRequest } from "../../port.ts";
import type { Work } from "../context.ts";
import { acceptEvent, type EventOrigin } from "./accept-event.ts";

const day = 86_400_000;

/** Takes a caller's request in as an event whose id is the run's. */
export function trigger(work: Work, request: TriggerRequest, traceparent: string | undefined): TriggerReceipt {
  const { engine, now, tx } = work;
  const earlier = request.idempotencyKey === undefined ? undefined : repeated(work, request, request.idempotencyKey);
  if (earlier !== undefined) return { runId: earlier, deduplicated: true };
  const runId = request.runId ?? engine.newId();
  const origin: EventOrigin = { attributes: request.attributes, traceparent };
  const event = { id: runId, name: request.name, data: { ...request.data, runId }, ts: now, user: {} };
  const { duplicate, starts } = acceptEvent(work, event, origin);
  if (duplicate) return { runId, deduplicated: true };
  const [first] = starts;
  if (first === undefined) {
    throw new WorkflowRuntimeError("NO_FUNCTION", `No function is triggered by ${request.name}.`, {
      details: { event: request.name },
    });
  }
  const receipt = receiptOf(first, request.name);
  if (request.idempotencyKey !== undefined) {
    tx.statement(
      "INSERT OR REPLACE INTO idempotency (scope, key, run_id, fingerprint, expires_at) VALUES ('trigger', ?, ?, ?, ?)",
    ).run(request.idempotencyKey, receipt.runId, fingerprint(request), now + day);
  }
  return receipt;
}

function receiptOf(
  { runId, decision }: ReturnType<typeof acceptEvent>["starts"][number],
  name: string,
): TriggerReceipt {
  if (decision.kind !== "skip") return { runId, deduplicated: false };
  if (decision.runId !== undefined) return { runId: decision.runId, deduplicated: true };
  throw new WorkflowRuntimeError("RUN_SKIPPED", `The function's ${decision.reason} lets ${name} start no run now.`, {
    details: { reason: decision.reason },
  });
}

function repeated({ tx, now }: Work, request: TriggerRequest, key: string): string | undefined {
  const row = tx
    .statement("SELECT run_id, fingerprint FROM idempotency WHERE scope = 'trigger' AND key = ? AND expires_at > ?")
    .get(key, now) as { run_id: string; fingerprint: string } | undefined;
  if (row === undefined) return undefined;
  if (row.fingerprint === fingerprint(request)) return row.run_id;
  throw new WorkflowRuntimeError("IDEMPOTENCY_KEY_REUSED", `Key ${key} was used for another request.`, {
    details: { idempotencyKey: key, runId: row.run_id },
  });
}

function fingerprint({ name, data }: TriggerRequest): string {
  return createHash("sha256")
    .update(canonical([name, data]))
    .digest("base64url");
}

/** JSON with sorted keys, so that the order of properties says nothing. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === "object" && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
