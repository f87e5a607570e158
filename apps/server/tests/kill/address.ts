/** Where the host is now: each life listens elsewhere, and between two of them it is nowhere. */
export class Address {
  /** Requests that took up an event stream after the last event that had arrived. */
  resumed = 0;
  #known = Promise.withResolvers<string>();
  #isKnown = false;

  tell(url: string): void {
    this.#isKnown = true;
    this.#known.resolve(url);
  }

  forget(): void {
    // Who waits already waits for the next one.
    if (this.#isKnown) this.#known = Promise.withResolvers<string>();
    this.#isKnown = false;
  }

  /**
   * What a proxy in front of the host does: callers know one origin, and wait while there is nobody behind it. A request
   * that has reached the host dies with it.
   */
  readonly fetch = async (input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> => {
    const origin = await this.#known.promise;
    const headers = new Headers(init.headers);
    // As a page of this host says it; sessions need it to change anything.
    if (headers.has("cookie")) headers.set("origin", origin);
    if (headers.has("last-event-id")) this.resumed += 1;
    const { pathname, search } = new URL(input instanceof Request ? input.url : input);
    return fetch(new URL(pathname + search, origin), { ...init, headers });
  };
}

/** What callers take for the host's origin. */
export const steadyOrigin = "http://host.test";
