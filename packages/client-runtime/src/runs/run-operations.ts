import type { RunOperations } from "./types.ts";

/** What may be done with the runs of a workflow. `result` names the completed status' property. Default: `result`. */
export function runOperations<
  Status,
  Timeline,
  Event,
  Result,
  Failure,
  TimelineInput = Record<never, never>,
  CancelInput = Record<never, never>,
>(
  operations: Omit<
    RunOperations<Status, Timeline, Event, Result, Failure, TimelineInput, CancelInput>,
    "result" | "~types"
  > & { readonly result?: string | undefined },
): RunOperations<Status, Timeline, Event, Result, Failure, TimelineInput, CancelInput> {
  return { ...operations, result: operations.result ?? "result" };
}
