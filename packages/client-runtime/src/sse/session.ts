import { ApiError } from "../errors/api-error.ts";
import { AbortedError, NetworkError, TimeoutError } from "../errors/failures.ts";
import { retryAfter } from "../middleware/retry-after.ts";
import { operationOf } from "../operation/plan.ts";
import { type Connection, connect, type StreamSource } from "./connection.ts";
import { backoff, isTransient, pause } from "./delay.ts";
import type { ServerEvent } from "./parser.ts";

/** A first connection is given up sooner: there, a wrong address is likelier than a bad line. */
const firstAttempts = 3;
/** Ids that are remembered, to know an event which is sent again. */
const remembered = 10_000;
/** Milliseconds after which a connection without events was a working one all the same. */
const steady = 10_000;

/** The events of a stream over all its connections, each once. */
export class Session {
  /** Id of the last event that was handed out. */
  lastEventId: string;
  readonly #source: StreamSource;
  readonly #controller = new AbortController();
  readonly #abort = () => {
    this.#controller.abort(this.#source.options.signal?.reason);
    this.#connection?.close();
  };
  /** Ids that were handed out, with the connection that brought them. */
  readonly #seen = new Map<string, number>();
  #connection: Connection | undefined;
  #connections = 0;
  #connectedAt = 0;
  #failures = 0;
  #retry: number | undefined;
  #delivered = false;
  #closed = false;

  constructor(source: StreamSource) {
    this.#source = source;
    this.lastEventId = source.options.lastEventId ?? "";
    if (this.lastEventId) this.#seen.set(this.lastEventId, 0);
  }

  /** From here on the caller's signal counts. Not in the constructor: a stream that nobody reads leaves nothing behind. */
  start(): void {
    const { signal } = this.#source.options;
    if (signal?.aborted) this.#abort();
    else signal?.addEventListener("abort", this.#abort);
  }

  get response(): Response {
    return (this.#connection as Connection).response;
  }

  /** The next events, after as many reconnects as it takes; `undefined` at the end. Rejects with a `CallError`. */
  async pull(): Promise<ServerEvent[] | undefined> {
    for (;;) {
      let failure: unknown;
      try {
        this.#connection ??= await this.#connect();
        const events = await this.#connection?.read();
        if (this.#closed) return undefined;
        this.throwIfAborted();
        if (!this.#connection || events) return events;
      } catch (error) {
        if (this.#closed) return undefined;
        failure = error;
      }
      // A caller's `timeout` is for the first answer; a reconnect has its own attempts.
      const late = !this.#connections && TimeoutError.is(failure);
      if (failure && (late || !isTransient(failure))) throw failure;
      if (!failure && this.#isOver()) return undefined;
      if (!this.#resumable(failure)) {
        throw failure ?? this.#lost("the stream ended before its last event; its events have no id to resume after");
      }
      await this.#rest(failure);
    }
  }

  /** Takes an event; whether it is to be handed out. */
  accept({ id, data }: ServerEvent): boolean {
    if (id && (this.#seen.get(id) ?? this.#connections) < this.#connections) return false;
    if (id !== undefined) this.lastEventId = id;
    if (id) this.#remember(id);
    this.#failures = 0;
    if (data !== undefined) this.#delivered = true;
    return true;
  }

  /** Events that have arrived are not handed out to a caller who has given up. */
  throwIfAborted(): void {
    const { signal } = this.#source.options;
    if (signal?.aborted) throw new AbortedError(this.#where, "aborted by the caller", signal.reason);
  }

  /** Cancels the request, and ends a `pull` that waits. */
  close(): void {
    this.#closed = true;
    this.#source.options.signal?.removeEventListener("abort", this.#abort);
    this.#controller.abort();
    this.#connection?.close();
  }

  async #connect(): Promise<Connection | undefined> {
    const connection = await connect(this.#source, this.lastEventId, this.#controller.signal);
    this.#connections++;
    this.#connectedAt = Date.now();
    return connection;
  }

  /** Whether the end of a response that nothing broke is the end of the stream. */
  #isOver(): boolean {
    const { terminal } = this.#source.traits;
    return terminal === false || (!terminal && !this.#resumable(undefined));
  }

  /** Whether another connection loses nothing, doubles nothing and does nothing twice. */
  #resumable(failure: unknown): boolean {
    const { options, spec, traits } = this.#source;
    if (this.lastEventId || options.reconnectWithoutId) return true;
    if (this.#delivered) return false;
    const repeatable = traits.idempotent ?? /^(GET|HEAD|PUT|DELETE|OPTIONS|QUERY) /.test(spec);
    return repeatable || (ApiError.is(failure) && [429, 503].includes(failure.status));
  }

  /** Waits before the next attempt. Throws when there were enough. */
  async #rest(failure: unknown): Promise<void> {
    const { options } = this.#source;
    this.#retry = this.#connection?.retry ?? this.#retry;
    if (this.#connection && Date.now() - this.#connectedAt > steady) this.#failures = 0;
    this.#connection?.close();
    this.#connection = undefined;
    const { maxReconnects = 10 } = options;
    if (++this.#failures > (this.#connections ? maxReconnects : Math.min(maxReconnects, firstAttempts))) {
      throw failure ?? this.#lost(`the stream ended before its last event, ${this.#failures} times in a row`);
    }
    const asked = ApiError.is(failure) ? retryAfter(failure.response, Date.now()) : undefined;
    // `retry` is the least to wait; what comes on top keeps clients apart that were cut off together.
    const wait = asked ?? (this.#retry ?? 0) + backoff(this.#failures, this.#retry || 1000);
    await pause(wait, this.#controller.signal);
    if (!this.#closed) this.throwIfAborted();
  }

  #remember(id: string): void {
    this.#seen.set(id, this.#connections);
    if (this.#seen.size > remembered) this.#seen.delete(this.#seen.keys().next().value as string);
  }

  #lost(what: string): NetworkError {
    return new NetworkError(this.#where, what);
  }

  get #where() {
    return { operation: operationOf(this.#source.spec) };
  }
}
