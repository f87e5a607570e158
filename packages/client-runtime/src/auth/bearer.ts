import type { Auth, Provided } from "../types.ts";

/** `Authorization: Bearer …` (RFC 6750); a function is asked for each attempt. */
export function bearer(token: Provided<string>): Auth {
  // Two functions: a token at hand is not waited for.
  if (typeof token === "function") return async (exchange, next) => bearer(await token())(exchange, next);
  return (exchange, next) => {
    exchange.headers.authorization = `Bearer ${token}`;
    return next(exchange);
  };
}
