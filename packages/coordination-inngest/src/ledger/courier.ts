import type { Clock, Committer } from "@rawr/workflow-runtime/internals";
import { InngestApiError } from "../connection/inngest-api.ts";
import { type Duty, type LedgerRow, ledger } from "./ledger.ts";

/** Does what a row of the ledger says and writes the outcome; throws when it is to be tried again later. */
export type Deliver = (row: LedgerRow) => Promise<void>;

export interface CourierOptions {
  readonly committer: Committer;
  readonly clock: Clock;
  readonly deliver: Readonly<Record<Duty, Deliver>>;
  /** Told of each delivery that failed, and will be tried again. */
  readonly onFailure: (row: LedgerRow, error: unknown) => void;
}

export interface Courier {
  /** Looks at the ledger now. */
  wake(): void;
  /** Whether something is being done about a run at this moment. */
  isBusyWith(runId: string): boolean;
  /** Starts nothing any more; resolves when nothing is under way. */
  stop(): Promise<void>;
}

/** Deliveries at the same time: enough to keep a server busy, few enough not to flood one that comes back. */
const parallel = 8;
const firstPauseMs = 1_000;
const longestPauseMs = 60_000;
/** Rows that others add to the ledger are seen after this time at the latest. */
const heartbeatMs = 30_000;

/** Works through the ledger as rows become due, one delivery a run at a time, backing off from a server that fails. */
export function createCourier({ committer, clock, deliver, onFailure }: CourierOptions): Courier {
  const underWay = new Map<string, Promise<void>>();
  let forget = () => {};
  let stopped = false;
  let awake = false;

  /** Once for everything that happens in one turn of the event loop. */
  function wake(): void {
    if (awake) return;
    awake = true;
    setImmediate(look);
  }

  function look(): void {
    awake = false;
    if (stopped) return;
    forget();
    const now = clock.now();
    let next = now + heartbeatMs;
    for (const row of committer.read((tx) => ledger.next(tx, parallel + underWay.size))) {
      if (underWay.has(row.runId)) continue;
      if (underWay.size >= parallel) return;
      if (row.dueAt > now) {
        next = Math.min(next, row.dueAt);
        break;
      }
      underWay.set(row.runId, delivered(row));
    }
    forget = clock.setTimer(next, wake);
  }

  async function delivered(row: LedgerRow): Promise<void> {
    try {
      await deliver[row.duty](row);
    } catch (error) {
      onFailure(row, error);
      const pause = Math.min(firstPauseMs * 2 ** row.tries, longestPauseMs);
      await committer
        .commit((tx, now) => ledger.postpone(tx, row.runId, now + pause))
        .catch((cause: unknown) => onFailure(row, cause));
    } finally {
      underWay.delete(row.runId);
      wake();
    }
  }

  return {
    wake,
    isBusyWith: (runId) => underWay.has(runId),
    async stop() {
      stopped = true;
      forget();
      await Promise.all(underWay.values());
    },
  };
}

/** True for an answer that no repetition changes: the server understood, and refuses what was sent. */
export const isRefusal = (error: unknown): boolean =>
  error instanceof InngestApiError && (error.status === 400 || error.status === 413);
