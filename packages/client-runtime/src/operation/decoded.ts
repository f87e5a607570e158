import type { Exchange } from "../types.ts";
import { raw } from "./open.ts";

/** Has a 2xx answer's value pass through `change` once it is read. Streams are left alone. For middleware, before `next`. */
export function decoded(exchange: Exchange, change: (value: unknown, response: Response) => unknown): void {
  const { decode } = exchange;
  if (decode === raw) return;
  exchange.decode = async (response, current) => change(await decode(response, current), response);
}
