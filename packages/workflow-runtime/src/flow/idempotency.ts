import type { Transaction } from "../database/types.ts";
import { keyOf } from "./key-of.ts";
import type { StartDecision, StartRequest } from "./types.ts";

/** How long a key counts, by https://www.inngest.com/docs/guides/handling-idempotency. */
const dayMs = 86_400_000;

/** Skips an event whose key has started a run within 24 hours. */
export function findRepeated(transaction: Transaction, request: StartRequest): StartDecision | undefined {
  const place = placeOf(request);
  if (place === undefined) return undefined;
  const found = transaction
    .statement("SELECT run_id FROM idempotency WHERE scope = ? AND key = ? AND expires_at > ?")
    .get(place.scope, place.key, request.now);
  return found && { kind: "skip", reason: "idempotency", runId: String(found["run_id"]) };
}

/** Keeps the key of a run that starts, and not before: an event that is debounced or skipped uses none up. */
export function rememberKey(transaction: Transaction, request: StartRequest): void {
  const place = placeOf(request);
  if (place === undefined) return;
  transaction
    .statement("INSERT OR REPLACE INTO idempotency (scope, key, run_id, expires_at) VALUES (?, ?, ?, ?)")
    .run(place.scope, place.key, request.runId, request.now + dayMs);
}

// An event without the field has no key: taking all of them for one would lose work.
function placeOf({ definition, event }: StartRequest) {
  if (definition.idempotency === undefined) return undefined;
  const key = keyOf(definition.idempotency, event);
  return key === "null" ? undefined : { scope: `function:${definition.id}`, key };
}
