import type { TimelineEvent, WorkflowRunStatus } from "@rawr/workflows-client";
import type { RunDesk } from "./desk.ts";
import { isPassing, patienceFor, troubleOf } from "./trouble.ts";

/** Where news of a run go. */
export interface RunListener {
  onFeed(feed: "connecting" | "live" | "polling"): void;
  onEvents(events: readonly TimelineEvent[]): void;
}

/** A run to follow, from after the last event that is known. */
interface Following {
  readonly runId: string;
  /** Sequence number of the last event. */
  last: number;
  /** The timeline says that it ended; its status may still be on the way. */
  ended: boolean;
  readonly signal: AbortSignal;
  readonly listener: RunListener;
  /** Streams that broke in a row without a new event. */
  broken: number;
  /** Polls that failed in a row. */
  failures: number;
}

/** Streams may break this often in a row before they are not tried any more. */
const enough = 2;
/** Milliseconds without a byte of an opened stream: something on the way keeps it to itself. */
const silence = 4_000;
const pollInterval = 1_500;

/**
 * Follows a run to its end: by its stream, and by asking for its timeline where streams do not come through. Resolves
 * with the final status, or with nothing when the signal aborts; rejects when more tries are of no use.
 */
export async function followRun(
  desk: RunDesk,
  run: { readonly runId: string; readonly signal: AbortSignal },
  listener: RunListener,
): Promise<WorkflowRunStatus | undefined> {
  const following: Following = { ...run, listener, last: 0, ended: false, broken: 0, failures: 0 };
  try {
    while (!run.signal.aborted) {
      const status = await (following.broken < enough ? byStream(desk, following) : byPolling(desk, following));
      if (status) return status;
    }
  } catch (error) {
    if (!run.signal.aborted) throw error;
  }
  return undefined;
}

async function byStream(desk: RunDesk, following: Following): Promise<WorkflowRunStatus | undefined> {
  const before = following.last;
  try {
    const status = await stream(desk, following);
    if (status !== "buffered") return status;
    following.broken = enough;
  } catch (error) {
    const trouble = troubleOf(error);
    if (!isPassing(trouble) && trouble.code !== "UNEXPECTED_RESPONSE") throw error;
    following.broken = following.last > before ? 1 : following.broken + 1;
    await desk.pulse.sleep(patienceFor(trouble, 300), following.signal);
  }
  return undefined;
}

async function byPolling(desk: RunDesk, following: Following): Promise<WorkflowRunStatus | undefined> {
  let rest = pollInterval;
  try {
    const status = await poll(desk, following);
    if (status) return status;
    // After an outage the stream has another chance.
    if (following.failures > 0) following.broken = 0;
    following.failures = 0;
  } catch (error) {
    const trouble = troubleOf(error);
    if (!isPassing(trouble)) throw error;
    following.failures++;
    rest = patienceFor(trouble, Math.min(10_000, 500 * 2 ** following.failures));
  }
  if (following.broken >= enough) await desk.pulse.sleep(rest, following.signal);
  return undefined;
}

/** The final status, or `buffered`: nothing comes through. */
async function stream({ workflows }: RunDesk, following: Following): Promise<WorkflowRunStatus | "buffered"> {
  const { runId, last, signal, listener } = following;
  listener.onFeed("connecting");
  const attempt = new AbortController();
  const stop = () => attempt.abort();
  signal.addEventListener("abort", stop);
  const timer = setTimeout(stop, silence);
  const onActivity = () => {
    clearTimeout(timer);
    listener.onFeed("live");
  };
  try {
    const events = workflows.events(runId, last, { signal: attempt.signal, onActivity });
    for (;;) {
      const { done, value } = await events.next();
      if (done) return value;
      take(following, [value]);
    }
  } catch (error) {
    if (attempt.signal.aborted && !signal.aborted) return "buffered";
    throw error;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", stop);
    attempt.abort();
  }
}

/** The final status, once there is one. */
async function poll({ workflows }: RunDesk, following: Following): Promise<WorkflowRunStatus | undefined> {
  const { runId, last, signal, listener } = following;
  const { events } = await workflows.timeline(runId, last, signal);
  listener.onFeed("polling");
  take(following, events);
  if (!following.ended) return undefined;
  const status = await workflows.status(runId, signal);
  return status.isTerminal ? status : undefined;
}

function take(following: Following, events: readonly TimelineEvent[]): void {
  const fresh = events.filter(({ sequence }) => sequence > following.last);
  const newest = fresh.at(-1);
  if (!newest) return;
  following.last = newest.sequence;
  following.ended = /^run\.(completed|failed|cancelled)$/.test(newest.type);
  following.listener.onEvents(fresh);
}
