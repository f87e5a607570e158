import type { Run } from "../port.ts";
import { begin, feedOptions, type StreamOptions, streamHeaders } from "./begin.ts";
import { Feed, type Sink } from "./feed.ts";

/** A stream that answers a request of the web. */
export interface EventStreamOptions extends StreamOptions {
  /** What asks: its `Last-Event-ID` says where to resume, its signal ends the stream. */
  readonly request?: Request;
}

/** Bytes that wait in a stream before its feed rests. */
const enough = 32_768;

/**
 * Answers with the events of a run (HTML, 9.2): the rows after `Last-Event-ID`, then every further one, then the final
 * status as `done`. 204 when the reader has all of it, 404 for an unknown run, 400 for an id that was never sent.
 */
export async function createEventStream(options: EventStreamOptions): Promise<Response> {
  const beginning = await begin(options, options.request?.headers.get("last-event-id"));
  if ("answer" in beginning) return beginning.answer;
  return new Response(openStream(beginning.run, beginning.after, options), { headers: streamHeaders });
}

function openStream(run: Run, after: number, options: EventStreamOptions): ReadableStream<Uint8Array> {
  const signals = [options.signal, options.request?.signal];
  let feed: Feed;
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        feed = new Feed(feedOptions(options), sinkOf(controller));
        const end = () => feed.end();
        for (const signal of signals) signal?.addEventListener("abort", end);
        const release = () => {
          for (const signal of signals) signal?.removeEventListener("abort", end);
        };
        // Why a line broke is told by the stream's own error.
        feed.run(run, after).then(release, release);
        if (signals.some((signal) => signal?.aborted)) end();
      },
      pull: () => feed.resume(),
      cancel: () => feed.stop(),
    },
    { highWaterMark: enough, size: (bytes) => bytes?.byteLength ?? 0 },
  );
}

function sinkOf(controller: ReadableStreamDefaultController<Uint8Array>): Sink {
  let closed = false;
  return {
    write(bytes) {
      controller.enqueue(bytes);
      return (controller.desiredSize ?? 0) > 0;
    },
    // A stream that is closed and read to its end wants 0 bytes.
    buffered: () => (closed && controller.desiredSize === 0 ? 0 : enough - (controller.desiredSize ?? enough)),
    end: () => {
      closed = true;
      controller.close();
    },
    drop: (cause) => controller.error(cause ?? new Error("The event stream was not read for too long.")),
  };
}
