import type { Transaction } from "../database/types.ts";
import { nextSlot } from "./gcra.ts";
import { keyOf } from "./key-of.ts";
import { type LimitRow, readState, writeState } from "./limit-state.ts";
import type { StartRequest } from "./types.ts";

/**
 * Reserves the next free moment for a run, in the order of asking; nothing is dropped. Starts are spaced by
 * period / limit, and `burst` of them may come at once after a pause: 1 by default, as the SDK documents it.
 */
export function reserveStart(transaction: Transaction, { definition, event, now }: StartRequest): number {
  const { throttle } = definition;
  if (throttle === undefined) return now;
  const row: LimitRow = { functionId: definition.id, kind: "throttle", key: keyOf(throttle.key, event) };
  const slot = nextSlot(readState(transaction, row, now), now, { ...throttle, capacity: throttle.burst });
  writeState(transaction, row, slot);
  return slot.at;
}
