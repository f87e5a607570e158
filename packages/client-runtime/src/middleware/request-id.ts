import type { Middleware } from "../types.ts";

/** Where a request's id goes. */
export interface RequestIdOptions {
  /** Default: `X-Request-Id`. */
  readonly header?: string | undefined;
}

/** Gives each call an id, a UUID that its retries keep. Errors carry it, or the one that the server answers with. */
export function requestId({ header = "x-request-id" }: RequestIdOptions = {}): Middleware {
  const name = header.toLowerCase() as Lowercase<string>;
  return async (exchange, next) => {
    exchange.requestId = exchange.headers[name] ??= crypto.randomUUID();
    const response = await next(exchange);
    exchange.requestId = response.headers.get(name) ?? exchange.requestId;
    return response;
  };
}
