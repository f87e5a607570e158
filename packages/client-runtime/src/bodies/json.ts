import type { Exchange } from "../types.ts";

/** Writes a body as JSON. */
export function json(value: unknown, exchange: Exchange): string {
  exchange.headers["content-type"] = "application/json";
  return JSON.stringify(value);
}
