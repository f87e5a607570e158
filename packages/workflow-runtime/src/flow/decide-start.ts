import type { DecideStart } from "./types.ts";

/** Says whether, when and in which order an event's run starts, and records what the next decision needs to know. */
export const decideStart: DecideStart = (_transaction, { now }) => {
  return { kind: "start", dueAt: now, rank: 0, limitKeys: [], cancels: [] };
};
