import type { Lifecycle } from "../../model.ts";
import type { Policy } from "../../types.ts";
import { dateOf, parseDate } from "./dates.ts";

/**
 * What a caller had been told before something went away. RFC 9745 says that it will, RFC 8594 when: until that date it
 * is expected to work. `early` is also a date that nobody can read.
 */
export function ending(lifecycle: Lifecycle, policy: Policy): "alive" | "early" | "undated" | "over" {
  if (!lifecycle.deprecated) return "alive";
  if (lifecycle.sunset === undefined) return "undated";
  const sunset = parseDate(lifecycle.sunset);
  return sunset !== undefined && sunset <= dateOf(policy) ? "over" : "early";
}
