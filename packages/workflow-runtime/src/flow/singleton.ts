import type { Transaction } from "../database/types.ts";
import { keyOf } from "./key-of.ts";
import { type LimitRow, readState, writeState } from "./limit-state.ts";
import type { StartRequest } from "./types.ts";

/** What becomes of a new run where only one may be: it gives way, or it starts and the other one does. */
export type SingletonVerdict =
  | { readonly kind: "skip"; readonly runId: string }
  | { readonly kind: "start"; readonly cancels: readonly string[] };

/**
 * Keeps one active run per key (https://www.inngest.com/docs/guides/singleton). The place is free as soon as the run that
 * holds it has ended, which its row tells: nobody has to give it back.
 */
export function takePlace(transaction: Transaction, request: StartRequest): SingletonVerdict {
  const { definition, event, runId, now, forced } = request;
  const { singleton } = definition;
  if (singleton === undefined) return { kind: "start", cancels: [] };
  const row: LimitRow = { functionId: definition.id, kind: "singleton", key: keyOf(singleton.key, event) };
  const holder = readState(transaction, row, now);
  const active = holder !== undefined && holder !== runId && isActive(transaction, holder) ? holder : undefined;
  if (active !== undefined && singleton.mode === "skip") {
    // Somebody waits for what was invoked: it runs beside the other one.
    return forced ? { kind: "start", cancels: [] } : { kind: "skip", runId: active };
  }
  writeState(transaction, row, { state: runId, expiresAt: null });
  return { kind: "start", cancels: active === undefined ? [] : [active] };
}

function isActive(transaction: Transaction, runId: string): boolean {
  const run = transaction
    .statement("SELECT 1 FROM runs WHERE run_id = ? AND status NOT IN ('completed', 'failed', 'cancelled')")
    .get(runId);
  return run !== undefined;
}
