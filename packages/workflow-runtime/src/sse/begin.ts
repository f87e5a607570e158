import { systemClock } from "../database/clock.ts";
import type { Clock } from "../database/types.ts";
import type { Run, RunStore } from "../port.ts";
import { type ToData, withoutDetail } from "./blocks.ts";
import type { FeedOptions } from "./feed.ts";
import { type Position, positionOf } from "./position.ts";
import { runNotFound } from "./problem.ts";

/** Which run is streamed, from where, and how. */
export interface StreamOptions {
  readonly store: RunStore;
  readonly runId: string;
  /** Default: that of the machine. */
  readonly clock?: Clock;
  /** Where to resume. Default: what the request's `Last-Event-ID` says. */
  readonly lastEventId?: string | null | undefined;
  /** Ends the stream; its reader resumes elsewhere. */
  readonly signal?: AbortSignal | undefined;
  /** Between two signs of life. Default: 15,000. */
  readonly heartbeatMs?: number;
  /** What a reader is asked to wait before it comes back. Default: 1,000. */
  readonly retryMs?: number;
  /** A reader who has taken nothing of what waits for so long is dropped. Default: 60,000. */
  readonly stallMs?: number;
  /** Data of a row's event; all but `detail` by default. Pass one function for all streams: they share its results. */
  readonly toData?: ToData;
  /** What the stream returns: the run as its callers may see it. Default: the run without its event. */
  readonly final?: (run: Run) => unknown;
}

/** A stream that may begin, or the answer instead of one. */
export type Beginning = { readonly run: Run } & Position;

/** Looks whether there is something to stream. */
export async function begin(
  { store, runId, lastEventId }: StreamOptions,
  header: string | null | undefined,
): Promise<Beginning | { readonly answer: Response }> {
  const run = await store.get(runId);
  return run ? { run, ...positionOf(run, lastEventId ?? header) } : { answer: runNotFound(runId) };
}

/** What started a run is often more than its reader may see. */
const withoutEvent = ({ event: _event, ...run }: Run): Omit<Run, "event"> => run;

/** The options of a stream's feed, with defaults. */
export function feedOptions(options: StreamOptions): FeedOptions {
  const { store, clock = systemClock, toData = withoutDetail, final = withoutEvent } = options;
  const { heartbeatMs = 15_000, retryMs = 1_000, stallMs = 60_000 } = options;
  return { store, clock, toData, final, heartbeatMs, retryMs, stallMs };
}

/** Headers of a stream. */
export const streamHeaders = {
  "content-type": "text/event-stream",
  // What compresses or gathers would hold events back.
  "cache-control": "no-cache, no-transform",
  "x-accel-buffering": "no",
} as const;
