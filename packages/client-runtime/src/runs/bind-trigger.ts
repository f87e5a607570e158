import { ResponseFormatError } from "../errors/failures.ts";
import type { Call, CallPromise, OptionalCall } from "../operation/call.ts";
import { operationOf } from "../operation/plan.ts";
import { retryAfterOf } from "../sse/delay.ts";
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

/** Binds an operation that starts runs. `pointer` is where its answer has the run's id, `/runId`. */
export function bindTrigger<
  Input,
  Output,
  Failure,
  Status,
  Timeline,
  Event,
  Result,
  RunFailure,
  TimelineInput,
  CancelInput,
>(
  ...[api, trigger, runs, pointer = "/runId"]: readonly [
    api: Api,
    trigger: Call<Input, Output, Failure> | OptionalCall<Input, Output, Failure>,
    runs: RunOperations<Status, Timeline, Event, Result, RunFailure, TimelineInput, CancelInput>,
    pointer?: string,
  ]
): OptionalBoundTrigger<
  Input,
  RunHandle<Output, Status, Timeline, Event, Result, RunFailure, TimelineInput, CancelInput>,
  Failure
> {
  return (input, options) =>
    promised(async () => {
      let notBefore = 0;
      const onResponse = (response: Response) => {
        notBefore = Date.now() + (retryAfterOf(response) ?? 0);
        options?.onResponse?.(response);
      };
      const accepted = await trigger(api, input as Input, { ...options, onResponse });
      const runId = find(accepted, pointer);
      if (runId == null || typeof runId === "object" || runId === "") {
        const where = { operation: operationOf(trigger.spec) };
        throw new ResponseFormatError(`the answer has no run id at ${pointer}`, where);
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
