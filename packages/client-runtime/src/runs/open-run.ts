import { RequestError } from "../errors/failures.ts";
import type { CallPromise } from "../operation/call.ts";
import { safe } from "../operation/operation.ts";
import { operationOf } from "../operation/plan.ts";
import type { EventStream, StreamOptions } from "../sse/types.ts";
import type { Api, CallOptions } from "../types.ts";
import { resultOf } from "./result.ts";
import type { Linked, ResultOptions, RunHandle, RunOperations } from "./types.ts";

type AnyCall<Output> = (api: Api, input: object, options?: CallOptions) => Promise<Output>;
type AnyStream<Event, Status> = (api: Api, input: object, options?: StreamOptions) => EventStream<Event, Status>;

/** Picks a run up by its id. Nothing is sent. */
export function openRun<Status, Timeline, Event, Result, Failure, TimelineInput, CancelInput>(
  api: Api,
  runs: RunOperations<Status, Timeline, Event, Result, Failure, TimelineInput, CancelInput>,
  runId: string,
): RunHandle<undefined, Status, Timeline, Event, Result, Failure, TimelineInput, CancelInput> {
  return handle(api, runs, { runId, accepted: undefined, notBefore: 0 });
}

/** A run, as far as it is known without asking. */
export interface KnownRun<Output> {
  readonly runId: string;
  /** What its trigger answered. */
  readonly accepted: Output;
  /** The server asked not to look at it before this moment. */
  readonly notBefore: number;
}

/** The handle of a run. */
export function handle<Output, Status, Timeline, Event, Result, Failure, TimelineInput, CancelInput>(
  api: Api,
  runs: RunOperations<Status, Timeline, Event, Result, Failure, TimelineInput, CancelInput>,
  { runId, accepted, notBefore }: KnownRun<Output>,
): RunHandle<Output, Status, Timeline, Event, Result, Failure, TimelineInput, CancelInput> {
  const linked = <Operation>(
    link: Linked<unknown> | undefined,
    name: string,
  ): [Operation, { [key: string]: string }] => {
    if (link) return [link[0] as Operation, { [link[1]]: runId }];
    throw new RequestError({ operation: operationOf(runs.status[0].spec) }, `runs of this API have no ${name}`);
  };
  const call = <O>(
    ...[name, input, options]: readonly ["status" | "timeline" | "cancel", unknown, CallOptions?]
  ): CallPromise<O, Failure> =>
    // Within the promise, so that an operation that is not there rejects as everything else does.
    promised(async () => {
      const [operation, id] = linked<AnyCall<O>>(runs[name], name);
      return operation(api, { ...(input as object), ...id }, options);
    });
  const events = (options?: StreamOptions): EventStream<Event, Status> => {
    const [operation, id] = linked<AnyStream<Event, Status>>(runs.events, "events");
    return operation(api, id, options);
  };
  return {
    runId,
    accepted,
    status: (options) => call("status", {}, options),
    timeline: (input, options) => call("timeline", input, options),
    cancel: (input, options) => call("cancel", input, options),
    events,
    result: (options: ResultOptions = {}) => promised(() => resultOf<Result>({ api, runs, runId, notBefore, options })),
  };
}

/** A promise with `safe`. */
export function promised<Output, Failure>(work: () => Promise<Output>): CallPromise<Output, Failure> {
  return Object.assign(work(), { safe }) as CallPromise<Output, Failure>;
}
