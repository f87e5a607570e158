import type { Auth, Provided } from "../types.ts";

/** `Authorization: Bearer …` (RFC 6750); a function is asked for each attempt. */
export function bearer(token: Provided<string>): Auth {
  return async (exchange, next) => {
    exchange.headers.authorization = `Bearer ${typeof token === "function" ? await token() : token}`;
    return next(exchange);
  };
}
