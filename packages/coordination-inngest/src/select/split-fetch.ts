import { AsyncLocalStorage } from "node:async_hooks";
import { signature } from "../connection/signing-key.ts";

type Fetch = typeof fetch;
type Handler = (request: Request) => Promise<Response>;

export interface Split {
  /** True within a call of the embedded engine. */
  readonly isEmbedded: () => boolean;
  /** Runs something as the embedded engine. */
  readonly asEmbedded: <T>(task: () => T) => T;
  /** Around the SDK's handler when the embedded engine calls it. */
  readonly wrapHandler: (handler: Handler) => Handler;
  /** The one client's `fetch`, for both engines. */
  fetch(embedded: Fetch, server: Fetch): Fetch;
}

/**
 * Lets one SDK client serve two engines. What the SDK does within a call of the embedded engine goes back to it; all
 * else goes to the server. Events concern both: the server starts runs, and the embedded engine's runs may wait for them.
 */
export function createSplit(signingKey: string | undefined): Split {
  const within = new AsyncLocalStorage<boolean>();
  const isEmbedded = () => within.getStore() === true;
  return {
    isEmbedded,
    asEmbedded: (task) => within.run(true, task),
    wrapHandler: (handler) => async (request) => {
      const called = signingKey === undefined ? request : await signed(request, signingKey);
      return within.run(true, () => handler(called));
    },
    fetch: (embedded, server) => async (input, init) => {
      const path = new URL(input instanceof Request ? input.url : String(input)).pathname;
      if (path.startsWith("/e/")) return toBoth(embedded, () => server(input, init), { input, init });
      if (path === "/v1/signals") {
        const woken = await embedded(input, init);
        return woken.ok ? woken : server(input, init);
      }
      return isEmbedded() ? embedded(input, init) : server(input, init);
    },
  };
}

/** The handler checks signatures, whoever calls; this process knows the key. */
async function signed(request: Request, signingKey: string): Promise<Request> {
  const body = await request.text();
  const headers = new Headers(request.headers);
  headers.set("x-inngest-signature", signature(body, signingKey, Date.now()));
  return new Request(request.url, { method: request.method, headers, ...(body !== "" && { body }) });
}

interface Sending {
  readonly input: Parameters<Fetch>[0];
  readonly init: Parameters<Fetch>[1];
}

/** To the server first, whose ids make a repetition known to the embedded engine, which is told before the sender is. */
async function toBoth(embedded: Fetch, send: () => Promise<Response>, { input, init }: Sending): Promise<Response> {
  const response = await send();
  if (!response.ok || typeof init?.body !== "string") return response;
  const { ids } = (await response.clone().json()) as { ids?: readonly string[] };
  const sent: unknown = JSON.parse(init.body);
  const events = (Array.isArray(sent) ? sent : [sent]) as readonly { readonly id?: string }[];
  const named = events.map((event, index) => ({ ...event, id: event.id ?? ids?.[index] }));
  await embedded(input, { ...init, body: JSON.stringify(named) });
  return response;
}
