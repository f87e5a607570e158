import type { Transaction } from "../database/types.ts";
import { nextSlot } from "./gcra.ts";
import { keyOf } from "./key-of.ts";
import { type LimitRow, readState, writeState } from "./limit-state.ts";
import type { StartDecision, StartRequest } from "./types.ts";

/**
 * Drops what comes too soon. Starts are spaced by period / limit and a tenth of the limit may come in a burst, as on the
 * server, so that a period sees at most `limit + floor(limit / 10)` of them.
 */
export function dropExcess(transaction: Transaction, request: StartRequest): StartDecision | undefined {
  const { definition, event, now } = request;
  const { rateLimit } = definition;
  // The SDK's documentation of `idempotency`: "this overrides the `rateLimit` object".
  if (rateLimit === undefined || definition.idempotency !== undefined) return undefined;
  const row: LimitRow = { functionId: definition.id, kind: "rate-limit", key: keyOf(rateLimit.key, event) };
  const rate = { ...rateLimit, capacity: 1 + Math.floor(rateLimit.limit / 10) };
  const slot = nextSlot(readState(transaction, row, now), now, rate);
  if (slot.at > now) return { kind: "skip", reason: "rate-limit" };
  writeState(transaction, row, slot);
  return undefined;
}
