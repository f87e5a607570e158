import type { Auth, Provided } from "../types.ts";
import { given } from "./given.ts";

/** Where an API key goes, as the document's security scheme says. */
export interface ApiKeyPlace {
  readonly in: "header" | "query" | "cookie";
  readonly name: string;
}

/** Sends an API key. No script can set a cookie in a browser: set `credentials: "include"` on the client there. */
export function apiKey(place: ApiKeyPlace, key: Provided<string>): Auth {
  const name = encodeURIComponent(place.name);
  return async (exchange, next) => {
    const { headers, url } = exchange;
    const value = await given(key);
    if (place.in === "query") {
      exchange.url += `${url.includes("?") ? "&" : "?"}${name}=${encodeURIComponent(value)}`;
      try {
        return await next(exchange);
      } finally {
        // The next attempt adds its own key.
        exchange.url = url;
      }
    }
    if (place.in === "header") headers[place.name.toLowerCase() as Lowercase<string>] = value;
    else headers.cookie = withCookie(headers.cookie, name, encodeURIComponent(value));
    return next(exchange);
  };
}

/** The `Cookie` header with one cookie replaced or added. */
function withCookie(cookies: string | undefined, name: string, value: string): string {
  const others = (cookies ?? "").split("; ").filter((cookie) => cookie && !cookie.startsWith(`${name}=`));
  return [...others, `${name}=${value}`].join("; ");
}
