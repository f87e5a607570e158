import type { Transaction } from "../database/types.ts";
import { keyOf } from "./key-of.ts";
import { forgetState, type LimitRow, readState, writeState } from "./limit-state.ts";
import type { StartDecision, StartRequest } from "./types.ts";

/** After this long without its job a burst counts as over; the job may be late by a restart. */
const staleMs = 86_400_000;

/**
 * Lets an event wait for a quiet period, from the first event of a burst on no longer than `timeout`
 * (https://www.inngest.com/docs/guides/debounce). The job's turn ends the burst.
 */
export function waitForQuiet(transaction: Transaction, request: StartRequest): StartDecision | undefined {
  const { definition, event, now, debounced } = request;
  const { debounce } = definition;
  if (debounce === undefined) return undefined;
  const key = keyOf(debounce.key, event);
  const row: LimitRow = { functionId: definition.id, kind: "debounce", key };
  if (debounced) {
    forgetState(transaction, row);
    return undefined;
  }
  const first = Number(readState(transaction, row, now) ?? now);
  const latest = debounce.timeoutMs === undefined ? Number.POSITIVE_INFINITY : first + debounce.timeoutMs;
  const dueAt = Math.max(now, Math.min(now + debounce.periodMs, latest));
  writeState(transaction, row, { state: String(first), expiresAt: dueAt + staleMs });
  return { kind: "debounce", key, dueAt };
}
