import type { Auth, Provided } from "../types.ts";
import { given } from "./given.ts";

/** `Authorization: Basic …` (RFC 7617), in UTF-8. */
export function basic(username: Provided<string>, password: Provided<string>): Auth {
  return async (exchange, next) => {
    const bytes = new TextEncoder().encode(`${await given(username)}:${await given(password)}`);
    exchange.headers.authorization = `Basic ${btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""))}`;
    return next(exchange);
  };
}
