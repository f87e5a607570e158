/** What a call sends and how: one for each client, made by `createApi`. There is no global one. */
export interface Api {
  readonly baseUrl: string;
  /** Sends a request through the client's middleware. Rejects only with a {@link CallError}. */
  readonly send: (exchange: Exchange) => Promise<Response>;
  readonly options: ApiOptions;
}

/** How a client reaches its server. */
export interface ApiOptions {
  /** Where the paths of the document start, `https://api.example.com/api/workflows`, or a path in a browser. */
  readonly baseUrl: string | URL;
  /** Puts credentials on each request: `bearer(…)`, `basic(…)`, `apiKey(…)`, `clientCredentials(…)`, or your own. Default: none. */
  readonly auth?: Auth | undefined;
  /** Default: the global `fetch`. */
  readonly fetch?: typeof fetch | undefined;
  /** Sent with every request; a call's own headers win. */
  readonly headers?: HeadersInit | undefined;
  /** Milliseconds until a call gives up, retries included. Default: none. For a stream: until its answer begins. */
  readonly timeout?: number | undefined;
  /** `RequestInit.credentials`. Default: what `fetch` does. */
  readonly credentials?: RequestCredentials | undefined;
  /** Outermost first. Default: none. */
  readonly use?: readonly Middleware[] | undefined;
}

/** What one call may say besides its input. */
export interface CallOptions {
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds; `0` waits for ever. Default: the client's. */
  readonly timeout?: number | undefined;
  readonly headers?: HeadersInit | undefined;
  /** Names the request, so that it can be sent again safely. Default: made up for operations that take one. */
  readonly idempotencyKey?: string | undefined;
}

/** A request on its way. Middleware may change it before it calls `next`. */
export interface Exchange {
  /** `GET /runs/{runId}`. */
  readonly operation: string;
  /** Whether sending it twice does what sending it once does. */
  readonly idempotent: boolean;
  url: string;
  method: string;
  headers: Headers;
  body: BodyInit | undefined;
  signal: AbortSignal | undefined;
  /** Credentials are put on, unless the operation takes none. */
  readonly anonymous: boolean;
}

/** Surrounds every request of a client. */
export type Middleware = (exchange: Exchange, next: (exchange: Exchange) => Promise<Response>) => Promise<Response>;

/** Puts credentials on a request. */
export type Auth = (exchange: Exchange, api: Api) => void | Promise<void>;

/** A value, or what makes one for each request. */
export type Provided<T> = T | (() => T | Promise<T>);
