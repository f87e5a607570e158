import { watch } from "../api/watch.ts";
import { ResponseFormatError } from "../errors/failures.ts";
import { retryAfter } from "../middleware/retry-after.ts";
import type { Call, CallPromise, OptionalCall } from "../operation/call.ts";
import { operationOf } from "../operation/plan.ts";
import type { Api, CallOptions } from "../types.ts";
import { handle, promised } from "./open-run.ts";
import type { RunHandle, RunOperations } from "./types.ts";

/** A trigger of a client object: it resolves with the handle of the run that it started. */
export type BoundTrigger<Input, Run, Failure> = (input: Input, options?: CallOptions) => CallPromise<Run, Failure>;

/** A {@link BoundTrigger} whose input may be left out. */
export type OptionalBoundTrigger<Input, Run, Failure> = (
  input?: Input,
  options?: CallOptions,
) => CallPromise<Run, Failure>;

/** Binds an operation that starts runs. `pointer` is where its answer has the run's id. Default: `/runId`. */
export function bindTrigger<I, O, E, Status, Timeline, Event, Result, Failure, TimelineInput, CancelInput>(
  api: Api,
  trigger: OptionalCall<I, O, E>,
  runs: RunOperations<Status, Timeline, Event, Result, Failure, TimelineInput, CancelInput>,
  pointer?: string,
): OptionalBoundTrigger<I, RunHandle<O, Status, Timeline, Event, Result, Failure, TimelineInput, CancelInput>, E>;
export function bindTrigger<I, O, E, Status, Timeline, Event, Result, Failure, TimelineInput, CancelInput>(
  api: Api,
  trigger: Call<I, O, E>,
  runs: RunOperations<Status, Timeline, Event, Result, Failure, TimelineInput, CancelInput>,
  pointer?: string,
): BoundTrigger<I, RunHandle<O, Status, Timeline, Event, Result, Failure, TimelineInput, CancelInput>, E>;
export function bindTrigger<I, O, E, Status, Timeline, Event, Result, Failure, TimelineInput, CancelInput>(
  api: Api,
  trigger: Call<I, O, E>,
  runs: RunOperations<Status, Timeline, Event, Result, Failure, TimelineInput, CancelInput>,
  pointer = "/runId",
): BoundTrigger<I, RunHandle<O, Status, Timeline, Event, Result, Failure, TimelineInput, CancelInput>, E> {
  return (input, options) =>
    promised(async () => {
      let notBefore = 0;
      const watched = watch(api, (response) => {
        notBefore = Date.now() + (retryAfter(response, Date.now()) ?? 0);
      });
      const accepted = await trigger(watched, input, options);
      const runId = find(accepted, pointer);
      if (runId == null || typeof runId === "object" || runId === "") {
        const where = { operation: operationOf(trigger.spec) };
        throw new ResponseFormatError(where, `the answer has no run id at ${pointer}`);
      }
      return handle(api, runs, { runId: String(runId), accepted, notBefore });
    });
}

/** What a JSON Pointer (RFC 6901) points to. */
function find(value: unknown, pointer: string): unknown {
  let found = value;
  for (const token of pointer.split("/").slice(1)) {
    found = (found as Record<string, unknown> | null | undefined)?.[token.replaceAll("~1", "/").replaceAll("~0", "~")];
  }
  return found;
}
