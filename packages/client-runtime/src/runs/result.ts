import { watch } from "../api/watch.ts";
import { ApiError } from "../errors/api-error.ts";
import { AbortedError, TimeoutError } from "../errors/failures.ts";
import { retryAfter as retryAfterOf } from "../middleware/retry-after.ts";
import { operationOf } from "../operation/plan.ts";
import { backoff, isTransient, pause } from "../sse/delay.ts";
import type { EventStream, StreamOptions } from "../sse/types.ts";
import type { Api, CallOptions } from "../types.ts";
import { RunFailedError } from "./run-failed-error.ts";
import type { Linked, ResultOptions } from "./types.ts";

type Status = Readonly<Record<string, unknown>>;
type StatusCall = (api: Api, input: object, options?: CallOptions) => Promise<unknown>;
type EventsCall = (api: Api, input: object, options?: StreamOptions) => EventStream<unknown, unknown>;

/** A wait for the end of a run. */
export interface Wait {
  readonly api: Api;
  readonly runs: {
    readonly status: Linked<unknown>;
    readonly events?: Linked<unknown> | undefined;
    readonly result: string;
  };
  readonly runId: string;
  /** The server asked not to look before this moment. */
  readonly notBefore: number;
  readonly options: ResultOptions;
}

/** How often looking at the status may fail in a row. */
const patience = 5;

/** Waits for the end of a run: by its events, and by looking at its status where events do not come through. */
export async function resultOf<Result>(wait: Wait): Promise<Result> {
  const { runs, runId } = wait;
  const where = { operation: operationOf((runs.status[0] as { readonly spec: string }).spec) };
  const { timeout, signal } = wait.options;
  const over = new AbortController();
  const line: Line = { heard: Date.now(), down: new AbortController() };
  let timer: ReturnType<typeof setTimeout> | undefined;
  let abort = () => {};
  try {
    const status = await new Promise<Status>((resolve, reject) => {
      abort = () => reject(new AbortedError(where, "aborted by the caller", signal?.reason));
      if (signal?.aborted) return abort();
      signal?.addEventListener("abort", abort);
      const late = () => reject(new TimeoutError(where, `run ${runId} has not ended within ${timeout} ms`));
      if (timeout) timer = setTimeout(late, timeout);
      follow(wait, line, over.signal).then((ended) => (ended ? resolve(ended) : line.down.abort()));
      poll(wait, line, over.signal).then(resolve, reject);
    });
    if (runs.result in status) return status[runs.result] as Result;
    throw new RunFailedError(where, runId, status);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", abort);
    over.abort();
    line.down.abort();
  }
}

/** Whether events come through. */
interface Line {
  /** When something arrived last. */
  heard: number;
  /** Aborted when there will be no events. */
  readonly down: AbortController;
}

/** The status that the events end with; `undefined` when they cannot be had: then the status' own errors tell why. */
async function follow({ api, runs, runId }: Wait, line: Line, signal: AbortSignal): Promise<Status | undefined> {
  if (!runs.events) return undefined;
  const [open, key] = runs.events as Linked<EventsCall>;
  const onActivity = () => {
    line.heard = Date.now();
  };
  try {
    const events = open(api, { [key]: runId }, { signal, onActivity });
    for (;;) {
      const { done, value } = await events.next();
      if (done) return isTerminal(value) ? value : undefined;
    }
  } catch {
    return undefined;
  }
}

/** Looks at the status whenever the line has been quiet for a while, and all the time when it is down. */
async function poll(wait: Wait, line: Line, signal: AbortSignal): Promise<Status> {
  const { pollInterval = 1000 } = wait.options;
  const quiet = 10 * pollInterval;
  const look = looking(wait, signal);
  let interval = pollInterval;
  let rest = wait.runs.events ? quiet : 0;
  for (;;) {
    await pause(rest, line.down.signal.aborted ? signal : line.down.signal);
    await pause(wait.notBefore - Date.now(), signal);
    if (signal.aborted) throw new Error("nobody waits any more");
    if (!line.down.signal.aborted && Date.now() - line.heard < quiet) continue;
    const { status, retryAfter, failures } = await look();
    if (isTerminal(status)) return status;
    rest = Math.max(retryAfter ?? 0, failures ? backoff(failures, pollInterval) : interval);
    interval = Math.min(interval * 1.5, quiet);
  }
}

/** What one look at a run came to. */
interface Look {
  /** `undefined` when it has not changed, or could not be had this time. */
  readonly status?: unknown;
  /** Milliseconds that the server asked to wait. */
  readonly retryAfter: number | undefined;
  /** How many looks in a row have failed. */
  readonly failures: number;
}

/** Makes looks at a run's status that ask for changes only. A look rejects when more of them are of no use. */
function looking({ api, runs, runId }: Wait, signal: AbortSignal): () => Promise<Look> {
  const [operation, key] = runs.status as Linked<StatusCall>;
  let headers: { "if-none-match": string } | undefined;
  let failures = 0;
  return async () => {
    let retryAfter: number | undefined;
    let etag: string | null = null;
    const watched = watch(api, (response) => {
      retryAfter = retryAfterOf(response, Date.now());
      etag = response.headers.get("etag");
    });
    try {
      const status = await operation(watched, { [key]: runId }, { signal, headers });
      headers = etag ? { "if-none-match": etag } : undefined;
      failures = 0;
      return { status, retryAfter, failures };
    } catch (error) {
      if (ApiError.is(error) && error.status === 304) failures = 0;
      else if (!isTransient(error) || ++failures > patience) throw error;
      return { retryAfter, failures };
    }
  };
}

function isTerminal(status: unknown): status is Status {
  return (status as Status | null | undefined)?.["isTerminal"] === true;
}
