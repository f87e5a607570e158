import type { RequestHeaders } from "../types.ts";

/** Adds headers by their lower-case names. */
export function addHeaders(headers: RequestHeaders, init: HeadersInit = {}): void {
  for (const [name, value] of Symbol.iterator in init ? init : Object.entries(init)) {
    headers[(name as string).toLowerCase() as "x"] = value as string;
  }
}
