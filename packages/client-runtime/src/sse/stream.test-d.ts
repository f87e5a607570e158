import { expectTypeOf, test } from "vitest";
import type { Api, ApiError, EventStream, OptionalStreamCall, StreamCall, TransportFailure } from "../index.ts";
import { stream } from "../index.ts";

// Checked by `tsc`; nothing here runs.

interface Event {
  readonly sequence: number;
}
interface Ended {
  readonly status: "completed" | "failed";
}
type Failure =
  | ApiError<{ readonly code: "RUN_NOT_FOUND"; readonly data: { readonly runId: string } }>
  | TransportFailure;

declare const api: Api;
const watch: StreamCall<{ readonly runId: string }, Event, Ended, Failure> = stream("GET /runs/{runId}/events");
const feed: OptionalStreamCall<{ readonly topic?: string }, Event, void, Failure> = stream("GET /feed{?topic}");

test("items are what arrives, and the return value is what the stream returns", async () => {
  const events = watch(api, { runId: "a" }, { lastEventId: "7", signal: AbortSignal.timeout(5) });
  expectTypeOf(events).toEqualTypeOf<EventStream<Event, Ended>>();
  for await (const event of events) expectTypeOf(event).toEqualTypeOf<Event>();
  const next = await events.next();
  if (next.done) expectTypeOf(next.value).toEqualTypeOf<Ended>();
  else expectTypeOf(next.value).toEqualTypeOf<Event>();
  expectTypeOf(events.lastEventId).toEqualTypeOf<string>();
});

test("an input is needed unless the operation says otherwise", () => {
  // @ts-expect-error runId is missing
  watch(api, {});
  // @ts-expect-error so is the whole input
  watch(api);
  feed(api);
  feed(api, { topic: "x" });
  // @ts-expect-error not a topic
  feed(api, { topic: 1 });
});
