import type { IncomingEvent } from "../flow/types.ts";

/** An event with everything that its sender gave; this is what functions see. */
export interface WireEvent extends IncomingEvent {
  readonly user?: unknown;
  readonly v?: unknown;
}

export type ReadEvent =
  | { readonly ok: true; readonly event: Partial<WireEvent> & Pick<WireEvent, "name" | "data"> }
  | { readonly ok: false; readonly message: string };

/** Reads one event as the SDK posts it; id and time may be missing. */
export function readEvent(value: unknown): ReadEvent {
  if (!isRecord(value)) return { ok: false, message: "An event is an object." };
  const { id, name, data, ts, user, v } = value;
  if (typeof name !== "string" || name === "") return { ok: false, message: "An event has a `name`." };
  if (data !== undefined && data !== null && !isRecord(data)) {
    return { ok: false, message: `The data of ${name} must be an object.` };
  }
  if (id !== undefined && id !== null && typeof id !== "string") {
    return { ok: false, message: `The id of ${name} must be a string.` };
  }
  const event = {
    name,
    data: data ?? {},
    ...(typeof id === "string" && id !== "" ? { id } : {}),
    ...(typeof ts === "number" && Number.isSafeInteger(ts) && ts > 0 ? { ts } : {}),
    ...(user === undefined ? {} : { user }),
    ...(v === undefined ? {} : { v }),
  };
  return { ok: true, event };
}

/** An event as it is stored and sent to functions, with the keys that an Inngest server sends. */
export function eventText(event: WireEvent): string {
  const { data, id, name, ts, user, v } = event;
  return JSON.stringify({ data, id, name, ts, user: user ?? {}, ...(v === undefined ? {} : { v }) });
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
