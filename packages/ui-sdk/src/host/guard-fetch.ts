import { CapabilityError } from "../capability-error.ts";
import type { CapabilityRef } from "../mount-context.ts";

/** Who may fetch what, and until when. */
export interface FetchGuard {
  /** Of the micro-frontend, for messages. */
  readonly name: string;
  readonly refs: readonly CapabilityRef[];
  /** Sends what the guard lets through, with the person's credentials. */
  readonly fetch: typeof globalThis.fetch;
  /** Of the page: nothing leaves it. */
  readonly origin: string;
  readonly signal: AbortSignal;
}

/** Credentials are the page's; what a micro-frontend says of them is dropped. */
const credentialHeaders = ["authorization", "proxy-authorization", "cookie"];

/**
 * The `fetch` of a micro-frontend: below the `baseUrl` of a granted capability on the page's origin, with the page's
 * credentials, not beyond a redirect, until the signal aborts. Rejects with `FETCH_REFUSED` otherwise.
 */
export function guardFetch({ name, refs, fetch, origin, signal }: FetchGuard): typeof globalThis.fetch {
  const bases = refs.map(({ baseUrl }) => new URL(`${baseUrl}/`)).filter((base) => base.origin === origin);
  return async (input, init) => {
    signal.throwIfAborted();
    // A copy first: the `url` of a subclass need not be where its request goes.
    const given = input instanceof Request ? new Request(input) : undefined;
    const url = URL.parse(given?.url ?? String(input), origin);
    if (!url || !bases.some((base) => isBelow(url, base)))
      throw new CapabilityError(
        "FETCH_REFUSED",
        `${name} may not fetch ${url ? url.origin + url.pathname : "what is no URL"}: it is not below a capability that was granted to it.`,
      );
    const headers = new Headers(init?.headers ?? given?.headers);
    for (const header of credentialHeaders) headers.delete(header);
    const redirect = init?.redirect ?? given?.redirect ?? "follow";
    const own = init?.signal === undefined ? given?.signal : init.signal;
    return fetch(
      new Request(given ?? url, {
        ...init,
        headers,
        credentials: "same-origin",
        redirect: redirect === "follow" ? "error" : redirect,
        signal: own ? AbortSignal.any([own, signal]) : signal,
      }),
    );
  };
}

/** Below in whichever way a server reads it: `..%2f` climbs where escaped slashes are taken for slashes. */
function isBelow(url: URL, base: URL): boolean {
  const unescaped = URL.parse(url.pathname.replace(/%2f|%5c/gi, "/"), base);
  return (
    url.origin === base.origin &&
    url.username + url.password === "" &&
    [url, unescaped].every((read) => `${read?.pathname}/`.startsWith(base.pathname))
  );
}
