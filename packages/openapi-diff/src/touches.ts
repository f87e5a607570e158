import type { Touches } from "./types.ts";

const sorted = (names: Iterable<string>): string[] => [...new Set(names)].sort();

/** Whom two findings of one edit concern together. Audiences keep the order in which they came. */
export function mergeTouches(left: Touches, right: Touches): Touches {
  return {
    operations: sorted([...left.operations, ...right.operations]),
    audiences: [...new Set([...left.audiences, ...right.audiences])],
    clients: sorted([...left.clients, ...right.clients]),
    workflows: sorted([...left.workflows, ...right.workflows]),
  };
}

/** Nobody yet. */
export const noTouches: Touches = { operations: [], audiences: [], clients: [], workflows: [] };
