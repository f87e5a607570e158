import type { IncomingMessage, ServerResponse } from "node:http";
import { begin, feedOptions, type StreamOptions, streamHeaders } from "./begin.ts";
import { Feed, type Sink } from "./feed.ts";

/** A stream that answers a request of Node's own server. */
export interface WriteStreamOptions extends StreamOptions {
  readonly request: IncomingMessage;
}

/**
 * What `createEventStream` answers, written to Node's own response: a third less memory for each idle connection.
 * Resolves when the stream is over; rejects with what broke in the store, after the line was cut.
 */
export async function writeEventStream(options: WriteStreamOptions, response: ServerResponse): Promise<void> {
  const { request, signal } = options;
  const header = request.headers["last-event-id"];
  const beginning = await begin(options, typeof header === "string" ? header : undefined);
  if (response.destroyed) return;
  if ("answer" in beginning) {
    const { answer } = beginning;
    response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(await answer.text());
    return;
  }
  const feed = new Feed(feedOptions(options), sinkOf(response));
  const end = () => feed.end();
  response.writeHead(200, streamHeaders);
  response.on("drain", () => feed.resume());
  response.on("close", () => feed.stop());
  signal?.addEventListener("abort", end);
  try {
    const told = feed.run(beginning.run, beginning.after);
    if (signal?.aborted) end();
    await told;
  } finally {
    signal?.removeEventListener("abort", end);
  }
}

function sinkOf(response: ServerResponse): Sink {
  return {
    write: (bytes) => response.write(bytes),
    buffered: () => response.writableLength,
    end: () => response.end(),
    drop: () => response.destroy(),
  };
}
