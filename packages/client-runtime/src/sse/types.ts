import type { Api, CallOptions } from "../types.ts";

/**
 * Events of an operation, as they arrive: `for await` gives the items, the generator's return value is what the
 * stream returned. The request starts at the first `next()` and is cancelled by `break`, `return()` or the signal.
 */
export interface EventStream<Item, Return> extends AsyncGenerator<Item, Return, void> {
  /** Id of the last event that was handed out; what `lastEventId` of a later call resumes after. Empty: none had one. */
  readonly lastEventId: string;
}

/** What one stream may say besides its input. `timeout` ends with the answer's headers. */
export interface StreamOptions extends CallOptions {
  /** Resume after this event. */
  readonly lastEventId?: string | undefined;
  /** How often in a row it may reconnect without a new event; thrice before the first answer. Default: 10. */
  readonly maxReconnects?: number | undefined;
  /**
   * Reconnects also when events have no id to resume after: what happened meanwhile is lost, and what the server
   * repeats is seen twice. Default: false.
   */
  readonly reconnectWithoutId?: boolean | undefined;
  /** Milliseconds without a byte (heartbeats count) until the connection is taken for dead. Default: none. */
  readonly idleTimeout?: number | undefined;
  /** Longest event, in characters. Default: 1,048,576. */
  readonly maxEventSize?: number | undefined;
  /** Is told whenever something arrives, heartbeats included. */
  readonly onActivity?: (() => void) | undefined;
}

/** An operation that streams. Throws `Failure`. */
export interface StreamCall<Input, Item, Return, Failure> {
  (api: Api, input: Input, options?: StreamOptions): EventStream<Item, Return>;
  /** The operation's string. */
  readonly spec: string;
  /** Only a type: what the stream may throw. */
  readonly "~failure"?: Failure;
}

/** A {@link StreamCall} whose input may be left out. */
export interface OptionalStreamCall<Input, Item, Return, Failure> {
  (api: Api, input?: Input, options?: StreamOptions): EventStream<Item, Return>;
  /** The operation's string. */
  readonly spec: string;
  /** Only a type: what the stream may throw. */
  readonly "~failure"?: Failure;
}
