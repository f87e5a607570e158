import { onRowAppended } from "../database/notifications.ts";
import type { Committer } from "../database/types.ts";
import type { RunStore } from "../port.ts";
import type { Telemetry } from "../telemetry/types.ts";
import { createHub, type Hub } from "./hub.ts";
import { listRuns } from "./list-runs.ts";
import { type Read, readRun, readStacks, readSteps, readTimeline, type Stacks } from "./read-runs.ts";

/** A run store over a database of this package. */
export interface DatabaseRunStore extends RunStore {
  /** Stacks of a run's failures: for operators, never for callers. */
  stacks(runId: string): Promise<Stacks>;
}

/**
 * The store of the process that owns the database. Subscribers hear of rows after their commit. `subscribe` throws
 * `RUN_NOT_FOUND` for a run that is not there, and never `SUBSCRIBER_TOO_SLOW`: it keeps a position, not rows.
 */
export function createRunStore(
  { committer }: { readonly committer: Committer },
  telemetry?: Pick<Telemetry, "subscribers">,
): DatabaseRunStore {
  const read: Read = (query) => committer.read(query);
  const hub = createHub(read, { onSubscribers: (change) => telemetry?.subscribers(change) });
  onRowAppended(
    committer.read(({ database }) => database),
    hub.changed,
  );
  return storeOver(read, hub);
}

/** Reads are synchronous; a promise tells of their failure. */
export function storeOver(read: Read, hub: Hub): DatabaseRunStore {
  return {
    get: async (runId) => readRun(read, runId),
    list: async (filter = {}) => listRuns(read, filter),
    steps: async (runId) => readSteps(read, runId),
    timeline: async (runId, after = 0, limit = 1_000) => readTimeline(read, runId, { after, limit }),
    stacks: async (runId) => readStacks(read, runId),
    subscribe: (runId, after = 0, signal) => hub.subscribe(runId, after, signal),
  };
}
