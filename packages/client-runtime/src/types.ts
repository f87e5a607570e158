import type { Plan } from "./operation/plan.ts";

/** What a call sends and how: one for each client, made by `createApi`. There is no global one. */
export interface Api {
  /** Without a slash at its end. */
  readonly baseUrl: string;
  readonly options: ApiOptions;
  /** Sends a request through the client's middleware; any status is an answer. Rejects with a `CallError`. */
  readonly send: Next;
}

/** How a client reaches its server. */
export interface ApiOptions {
  /** Where the paths of the document start, `https://api.example.com/api/workflows`, or a path in a browser. */
  readonly baseUrl: string | URL;
  /** Puts credentials on each request: `bearer(…)`, `basic(…)`, `apiKey(…)`, `clientCredentials(…)`, or your own. Default: none. */
  readonly auth?: Auth | undefined;
  /** Default: the global `fetch`, looked up at each call. */
  readonly fetch?: typeof fetch | undefined;
  /** Sent with every request; a call's own headers win. */
  readonly headers?: RequestInit["headers"] | undefined;
  /** Milliseconds until a call gives up, retries included. Default: none. For a stream: until its answer begins. */
  readonly timeout?: number | undefined;
  /** `RequestInit.credentials`. Default: what `fetch` does. */
  readonly credentials?: RequestInit["credentials"] | undefined;
  /** Outermost first. Default: none. */
  readonly use?: readonly Middleware[] | undefined;
}

/** What one call may say besides its input. */
export interface CallOptions {
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds; `0` waits for ever. Default: the client's. */
  readonly timeout?: number | undefined;
  /** Win over the client's headers and over what the operation sets. */
  readonly headers?: RequestInit["headers"] | undefined;
  /** Names the request, so that it can be sent again safely. Default: made up for operations that take one. */
  readonly idempotencyKey?: string | undefined;
}

/** Headers by their lower-case names. */
export interface RequestHeaders {
  [name: Lowercase<string>]: string;
}

/** A request on its way, given to `fetch` as its `RequestInit`, with what the document says of its operation. Middleware may change it before it calls `next`. */
export interface Exchange extends Plan {
  /** The request's id: ours, until the server tells one. */
  requestId?: string | undefined;
  url: string;
  headers: RequestHeaders;
  body?: RequestInit["body"] | undefined;
  signal?: AbortSignal | undefined;
  /** `RequestInit.credentials`. */
  credentials?: RequestInit["credentials"] | undefined;
  /** Whether it was given to `fetch`: what fails from then on is the network. */
  sent?: boolean;
}

/** Sends what it gets. Rejects with what `fetch` rejects with; the typed error is made at the end of the call. */
export type Next = (exchange: Exchange) => Promise<Response>;

/** Surrounds every request of a client. */
export type Middleware = (exchange: Exchange, next: Next) => Promise<Response>;

/** Puts credentials on a request: the innermost middleware, run for each attempt on a copy of the request. */
export type Auth = Middleware;

/** A value, or what makes one for each request. */
export type Provided<T> = T | (() => T | Promise<T>);
