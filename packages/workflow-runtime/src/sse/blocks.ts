import type { TimelineEvent } from "../port.ts";

/** Makes the data of a row's event. */
export type ToData = (event: TimelineEvent) => unknown;

const encoder = new TextEncoder();

/** Keeps a connection alive that has nothing to tell. */
export const heartbeat: Uint8Array = encoder.encode(":\n\n");

/** The first bytes of a stream: they make proxies pass the headers on, and tell when to come back. */
export function opening(retryMs: number): Uint8Array {
  return encoder.encode(`:\nretry: ${retryMs}\n\n`);
}

/** What callers see of a row: everything but `detail`, which is for operators. */
export const withoutDetail: ToData = ({ detail: _detail, ...event }) => event;

/** Bytes of rows, for each way to show them. A row of the store is one object for all who watch its run. */
const encoded = new WeakMap<ToData, WeakMap<TimelineEvent, Uint8Array>>();

/** A row as an event whose id is its sequence; all streams of a run share the bytes. */
export function rowBlock(event: TimelineEvent, toData: ToData): Uint8Array {
  let blocks = encoded.get(toData);
  if (!blocks) encoded.set(toData, (blocks = new WeakMap()));
  let bytes = blocks.get(event);
  if (!bytes) blocks.set(event, (bytes = block("message", event.sequence, toData(event))));
  return bytes;
}

/**
 * What the stream returns. It has the id after the last row: who lost the line just before it asks after the row and
 * still gets it, who has it asks after it and is told that there is no more.
 */
export function returnBlock(sequence: number, status: unknown): Uint8Array {
  return block("done", sequence + 1, status);
}

/** JSON has no line breaks, so that `data` is one line. */
function block(event: string, id: number, data: unknown): Uint8Array {
  return encoder.encode(`event: ${event}\nid: ${id}\ndata: ${JSON.stringify(data) ?? "null"}\n\n`);
}
