import type { Api, ApiOptions, Next } from "../types.ts";

/** Makes a client of a server. */
export function createApi(options: ApiOptions): Api {
  const { auth, use = [] } = options;
  const transport: Next = (exchange) => {
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
