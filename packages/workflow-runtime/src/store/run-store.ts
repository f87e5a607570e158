import { onRowAppended } from "../database/notifications.ts";
import type { Committer } from "../database/types.ts";
import type { RunStore } from "../port.ts";
import { createHub, type Hub } from "./hub.ts";
import { listRuns } from "./list-runs.ts";
import { type Read, readRun, readSteps, readTimeline } from "./read-runs.ts";

/**
 * The store of the process that owns the database. Subscribers hear of rows after their commit. `subscribe` throws
 * `RUN_NOT_FOUND` for a run that is not there, and never `SUBSCRIBER_TOO_SLOW`: it keeps a position, not rows.
 */
export function createRunStore({ committer }: { readonly committer: Committer }): RunStore {
  const read: Read = (query) => committer.read(query);
  const hub = createHub(read);
  onRowAppended(
    committer.read(({ database }) => database),
    hub.changed,
  );
  return storeOver(read, hub);
}

/** Reads are synchronous; a promise tells of their failure. */
export function storeOver(read: Read, hub: Hub): RunStore {
  return {
    get: async (runId) => readRun(read, runId),
    list: async (filter = {}) => listRuns(read, filter),
    steps: async (runId) => readSteps(read, runId),
    timeline: async (runId, after = 0, limit = 1_000) => readTimeline(read, runId, { after, limit }),
    subscribe: (runId, after = 0, signal) => hub.subscribe(runId, after, signal),
  };
}
