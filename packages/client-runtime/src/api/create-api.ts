import type { Api, ApiOptions, Middleware, Next } from "../types.ts";

/** Makes a client of a server. */
export function createApi(options: ApiOptions): Api {
  const { auth, use = [] } = options;
  const credentials: Middleware = (exchange, next) =>
    auth && !exchange.anonymous ? auth(exchange, next) : next(exchange);
  return {
    options,
    baseUrl: `${options.baseUrl}`.replace(/\/$/, ""),
    send: [...use, credentials].reduceRight<Next>(
      (next, middleware) => (exchange) => middleware(exchange, next),
      (exchange) => {
        exchange.sent = true;
        return (options.fetch ?? fetch)(exchange.url, exchange as object);
      },
    ),
  };
}
