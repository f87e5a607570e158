import { parseDuration } from "../registration/duration.ts";

/** The moment that a duration (`1d2h`) or a date (ISO 8601) of the SDK means, in milliseconds since 1970. */
export function readDue(text: unknown, now: number): number | undefined {
  if (typeof text !== "string" || text === "") return undefined;
  const duration = parseDuration(text);
  if (duration !== undefined) return now + duration;
  const at = Date.parse(text);
  return Number.isNaN(at) ? undefined : at;
}
