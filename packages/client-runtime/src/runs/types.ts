import type { CallPromise } from "../operation/call.ts";
import type { EventStream, StreamOptions } from "../sse/types.ts";
import type { Api, CallOptions } from "../types.ts";
import type { RunFailure } from "./run-failed-error.ts";

/** A call of a run: the run's id is a part of its input. */
export type RunCall<Output> = (api: Api, input: never, options?: CallOptions) => Promise<Output>;

/** The stream of a run. */
export type RunStream<Event, Status> = (api: Api, input: never, options?: StreamOptions) => EventStream<Event, Status>;

/** An operation, and the input's key that takes the run's id. */
export type Linked<Operation> = readonly [operation: Operation, runId: string];

/** What may be done with a run: flat functions, found by the links of the operation that starts one. */
export interface RunOperations<
  Status,
  Timeline,
  Event,
  Result,
  Failure,
  TimelineInput = Record<never, never>,
  CancelInput = Record<never, never>,
> {
  readonly status: Linked<RunCall<Status> & { readonly spec: string }>;
  readonly timeline?: Linked<RunCall<Timeline>> | undefined;
  /** The stream returns the status that the run ended with. */
  readonly events?: Linked<RunStream<Event, unknown>> | undefined;
  readonly cancel?: Linked<RunCall<Status>> | undefined;
  /** The completed status' property that holds the result. */
  readonly result: string;
  /** Only a type: what cannot be seen in the operations. */
  readonly "~types"?: [Result, Failure, TimelineInput, CancelInput];
}

/** How long {@link RunHandle.result} waits. */
export interface ResultOptions {
  /** Milliseconds until it gives up with a `TimeoutError`; the run goes on. Default: none. */
  readonly timeout?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds between two looks at the status when events cannot be had; grows to ten times. Default: 1,000. */
  readonly pollInterval?: number | undefined;
}

/** A run of a workflow. `Output` is what its trigger answered. */
export interface RunHandle<
  Output,
  Status,
  Timeline,
  Event,
  Result,
  Failure,
  TimelineInput = Record<never, never>,
  CancelInput = Record<never, never>,
> {
  readonly runId: string;
  /** The trigger's answer; `undefined` for a run that was picked up by its id. */
  readonly accepted: Output;
  status(options?: CallOptions): CallPromise<Status, Failure>;
  timeline(input?: TimelineInput, options?: CallOptions): CallPromise<Timeline, Failure>;
  /** What happens to the run, from its beginning or after `lastEventId`, until it ends. */
  events(options?: StreamOptions): EventStream<Event, Status>;
  /** Waits until the run has ended, and gives its result. Rejects with a `RunFailedError` when it ended otherwise. */
  result(options?: ResultOptions): CallPromise<Result, Failure | RunFailure<Status>>;
  cancel(input?: CancelInput, options?: CallOptions): CallPromise<Status, Failure>;
}
