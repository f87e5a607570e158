import { BaseError } from "../errors/base-error.ts";
import type { Api, ApiOptions, Next } from "../types.ts";

/** Makes a client of a server. */
export function createApi(options: ApiOptions): Api {
  const { auth, use = [] } = options;
  const transport: Next = (exchange) => {
    if (/[^\t -~\x80-\xff]/.test(Object.values(exchange.headers) as unknown as string)) {
      throw new BaseError("INVALID_REQUEST", exchange, "a header holds a character that cannot be sent");
    }
    exchange.sent = true;
    return (options.fetch ?? fetch)(exchange.url, exchange as object);
  };
  const innermost: Next = (exchange) => (auth && !exchange.anonymous ? auth(exchange, transport) : transport(exchange));
  return {
    options,
    baseUrl: String(options.baseUrl).replace(/\/$/, ""),
    send: use.reduceRight<Next>((next, middleware) => (exchange) => middleware(exchange, next), innermost),
  };
}
