import { expectTypeOf, test } from "vitest";
import type {
  Api,
  ApiError,
  Call,
  EventStream,
  OptionalCall,
  RunFailure,
  RunHandle,
  RunOperations,
  StreamCall,
  TransportFailure,
} from "../index.ts";
import { bindTrigger, openRun, RunFailedError, runOperations } from "../index.ts";

// Checked by `tsc`; nothing here runs.

interface Result {
  readonly matched: boolean;
}
type Status =
  | { readonly status: "queued" | "running"; readonly isTerminal: false }
  | { readonly status: "completed"; readonly isTerminal: true; readonly output: Result }
  | { readonly status: "failed"; readonly isTerminal: true; readonly failure: string };
interface Timeline {
  readonly events: readonly string[];
}
type Failure =
  | ApiError<{ readonly code: "RUN_NOT_FOUND"; readonly data: { readonly runId: string } }>
  | TransportFailure;
type TriggerFailure = ApiError<{ readonly code: "INVOICE_NOT_FOUND" }> | TransportFailure;
interface Accepted {
  readonly accepted: true;
  readonly runId: string;
}

declare const api: Api;
declare const trigger: Call<{ readonly invoiceId: string }, Accepted, TriggerFailure>;
declare const getStatus: Call<{ readonly runId: string }, Status, Failure>;
declare const getTimeline: Call<{ readonly runId: string; readonly after?: number }, Timeline, Failure>;
declare const watch: StreamCall<{ readonly runId: string }, string, Status, Failure>;
declare const cancel: OptionalCall<{ readonly runId?: string; readonly reason?: string }, Status, Failure>;

const runs: RunOperations<
  Status,
  Timeline,
  string,
  Result,
  Failure,
  { readonly after?: number },
  { readonly reason?: string }
> = runOperations({
  status: [getStatus, "runId"],
  timeline: [getTimeline, "runId"],
  events: [watch, "runId"],
  cancel: [cancel, "runId"],
  result: "output",
});

test("a handle knows its statuses, events and result", async () => {
  const run = openRun(api, runs, "01J");
  expectTypeOf(run.accepted).toEqualTypeOf<undefined>();
  expectTypeOf(await run.status()).toEqualTypeOf<Status>();
  expectTypeOf(await run.timeline({ after: 1 })).toEqualTypeOf<Timeline>();
  expectTypeOf(run.events()).toEqualTypeOf<EventStream<string, Status>>();
  expectTypeOf(await run.result({ timeout: 5 })).toEqualTypeOf<Result>();
  expectTypeOf(await run.cancel({ reason: "twice" })).toEqualTypeOf<Status>();
  // @ts-expect-error the run's id is the handle's affair
  run.timeline({ runId: "other" });
  // @ts-expect-error not a reason
  run.cancel({ reason: 1 });
});

test("what a result may fail with is narrowed by code", async () => {
  const { ok, error } = await openRun(api, runs, "01J").result().safe();
  if (ok) return;
  expectTypeOf(error).toEqualTypeOf<Failure | RunFailure<Status>>();
  switch (error.code) {
    case "RUN_FAILED":
      return expectTypeOf(error.status).toEqualTypeOf<Status>();
    case "RUN_NOT_FOUND":
      return expectTypeOf(error.data).toEqualTypeOf<{ readonly runId: string }>();
    case "TIMEOUT":
      return expectTypeOf(error.operation).toEqualTypeOf<string>();
  }
});

test("a bound trigger resolves with the handle and keeps what was answered", async () => {
  const start = bindTrigger(api, trigger, runs, "/runId");
  const run = await start({ invoiceId: "inv-1" }, { idempotencyKey: "k" });
  expectTypeOf(run).toEqualTypeOf<
    RunHandle<
      Accepted,
      Status,
      Timeline,
      string,
      Result,
      Failure,
      { readonly after?: number },
      { readonly reason?: string }
    >
  >();
  const { error } = await start({ invoiceId: "inv-1" }).safe();
  expectTypeOf(error).toEqualTypeOf<TriggerFailure | undefined>();
  // @ts-expect-error an invoice is needed
  start({});
  // @ts-expect-error and so is the input
  start();
});

test("a caught error can be told", () => {
  const caught: unknown = undefined;
  if (RunFailedError.is(caught)) expectTypeOf(caught.runId).toEqualTypeOf<string>();
});
