import { type Api, createApi, type Middleware, retry } from "@rawr/client-runtime";
import type { MountContext } from "@rawr/ui-sdk";

/** What is heard on the way of every request. */
export interface Wire {
  /** Whether the server can be reached, after each request that tells. */
  onLine(up: boolean): void;
  onSignedOut(): void;
}

/** How a capability is reached: by its name. */
export type Connect = (capability: string) => Api;

/** Requests go through the page's fetch. They have no time limit: it waits while a person signs in again. */
export function connectBy({ fetch, capabilities }: Pick<MountContext, "fetch" | "capabilities">, wire: Wire): Connect {
  return (capability) =>
    createApi({ baseUrl: capabilities.require(capability).baseUrl, fetch, use: [listen(wire), retry()] });
}

function listen({ onLine, onSignedOut }: Wire): Middleware {
  return async (exchange, next) => {
    try {
      const response = await next(exchange);
      onLine(true);
      if (response.status === 401) onSignedOut();
      return response;
    } catch (error) {
      if (exchange.sent && !exchange.signal?.aborted) onLine(false);
      throw error;
    }
  };
}
