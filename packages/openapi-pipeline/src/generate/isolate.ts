import type { OperationEntry } from "./operations.ts";

/** What a search for the operations that make a tool fail came to. */
export interface Isolation {
  readonly guilty: readonly OperationEntry[];
  /** The failure of each guilty operation, in the same order. */
  readonly reasons: readonly string[];
}

/** More than this many culprits are a property of the tool, not of single operations. */
const mostCulprits = 20;

/**
 * Finds the operations that make a tool fail, by halving: about 2·log₂(n) runs for one culprit.
 * `undefined` when it fails on none alone, or on too many.
 */
export async function isolate(
  operations: readonly OperationEntry[],
  attempt: (operations: readonly OperationEntry[]) => Promise<string | undefined>,
): Promise<Isolation | undefined> {
  const guilty: OperationEntry[] = [];
  const reasons: string[] = [];
  const pending: (readonly OperationEntry[])[] = [operations];
  while (pending.length > 0) {
    const batch = pending.pop() as readonly OperationEntry[];
    const reason = await attempt(batch);
    if (reason === undefined) continue;
    if (batch.length > 1) {
      const middle = Math.ceil(batch.length / 2);
      pending.push(batch.slice(middle), batch.slice(0, middle));
      continue;
    }
    guilty.push(...batch);
    reasons.push(reason);
    if (guilty.length > mostCulprits) return undefined;
  }
  return guilty.length === 0 ? undefined : { guilty, reasons };
}
