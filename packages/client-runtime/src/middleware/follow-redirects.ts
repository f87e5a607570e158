import type { Exchange, Middleware } from "../types.ts";

/** How far redirects are followed. */
export interface RedirectOptions {
  /** How many in a row. Default: 5. */
  readonly max?: number | undefined;
}

/**
 * Follows redirects. Another origin gets neither credentials nor any other header but `Accept`, and only what reads:
 * other methods stay a redirect, as everything does in a browser, which does not show where it leads.
 */
export function followRedirects({ max = 5 }: RedirectOptions = {}): Middleware {
  return async (exchange, next) => {
    let current = exchange;
    for (let count = 0; ; count += 1) {
      const response = await next(current);
      const location = response.headers.get("location");
      if (count >= max || !location || ![301, 302, 303, 307, 308].includes(response.status)) return response;
      const following = follow(current, response.status, location);
      if (!following) return response;
      response.body?.cancel().catch(() => {});
      current = following;
    }
  };
}

function follow(exchange: Exchange, status: number, location: string): Exchange | undefined {
  const from = new URL(exchange.url, globalThis.location?.href);
  const url = new URL(location, from);
  const read = exchange.method === "GET" || exchange.method === "HEAD";
  if (url.origin === from.origin) {
    // RFC 9110, 15.4: the method changes to GET only where everybody has always changed it.
    if (read || status >= 307) return { ...exchange, url: url.href };
    if (status === 303) return { ...exchange, url: url.href, method: "GET", body: undefined };
    return undefined;
  }
  if (!read || !/^https?:$/.test(url.protocol)) return undefined;
  const { accept = "*/*" } = exchange.headers;
  return { ...exchange, url: url.href, headers: { accept }, anonymous: true, credentials: "omit" };
}
