import { CallError, type Where } from "../errors/call-error.ts";
import { NetworkError, ResponseFormatError } from "../errors/failures.ts";
import { open } from "../operation/open.ts";
import { operationOf } from "../operation/plan.ts";
import type { Traits } from "../operation/traits.ts";
import type { Api } from "../types.ts";
import { eventParser, type ServerEvent } from "./parser.ts";
import type { StreamOptions } from "./types.ts";

/** What a document says of a stream beyond its string. */
export interface StreamTraits extends Traits {
  /**
   * `true`: the stream ends with an event of its own (`done`), so that an end without it is a loss. `false`: it has none, and
   * ends with its response. Default: not known; as long as events have ids, an end is a reason to ask for more.
   */
  readonly terminal?: boolean | undefined;
  /** Items are plain text. Default: JSON. */
  readonly text?: boolean | undefined;
}

/** What a stream is opened with. */
export interface StreamSource {
  readonly api: Api;
  readonly spec: string;
  readonly traits: StreamTraits;
  readonly input: object | undefined;
  readonly options: StreamOptions;
  /** Where middleware says how to check what arrives. */
  readonly checks: StreamChecks;
}

/** What middleware wants to see of a stream. It finds this as the exchange's property `checks`. */
export interface StreamChecks {
  /** Gives what the caller gets of an item, or of the data of the last event. */
  check?: ((part: "item" | "done" | "error", value: unknown, response: Response) => unknown) | undefined;
}

/** One answer of the server, read event by event. */
export interface Connection {
  readonly response: Response;
  /** The next events; `undefined` when the answer has ended. Rejects with a `CallError`. */
  read(): Promise<ServerEvent[] | undefined>;
  /** Milliseconds that the server asked to wait before a reconnect. */
  readonly retry: number | undefined;
  close(): void;
}

/** Asks for the events after `lastEventId`. Resolves with `undefined` when there are none and will be none (204). */
export async function connect(
  source: StreamSource,
  lastEventId: string,
  signal: AbortSignal,
): Promise<Connection | undefined> {
  const { api, spec, input, options } = source;
  // Not idempotent: a stream reconnects by itself, and `retry()` is to leave it alone.
  const traits = { ...source.traits, idempotent: false, checks: source.checks };
  const headers: Record<string, string> = { accept: "text/event-stream" };
  for (const [name, value] of new Headers(options.headers)) headers[name] = value;
  if (lastEventId) headers["last-event-id"] = utf8(lastEventId);
  const response = await open(api, spec, traits, input, { ...options, headers, signal });
  if (response.status === 204) return undefined;
  const where = whereOf(response, operationOf(spec));
  const type = response.headers.get("content-type") ?? "no content type";
  if (/^text\/event-stream\b/i.test(type)) return reading(response, where, options);
  const text = await beginningOf(response);
  throw new ResponseFormatError(where, `${response.status} is not an event stream but ${type}: ${text}`);
}

function reading(response: Response, where: Where, options: StreamOptions): Connection {
  const { idleTimeout } = options;
  const parser = eventParser(options.maxEventSize);
  const reader = response.body?.getReader();
  // Ends the request, and a read that waits.
  const close = () => void reader?.cancel().catch(() => {});
  const read = async () => {
    let idle = false;
    const expire = () => {
      idle = true;
      close();
    };
    const timer = idleTimeout ? setTimeout(expire, idleTimeout) : undefined;
    try {
      const chunk = await reader?.read();
      if (idle) throw new NetworkError(where, `nothing arrived within ${idleTimeout} ms`);
      if (!chunk || chunk.done) return undefined;
      options.onActivity?.();
      return parser.push(chunk.value);
    } catch (cause) {
      if (CallError.is(cause)) throw cause;
      if (cause instanceof RangeError) throw new ResponseFormatError(where, cause.message);
      throw new NetworkError(where, "the stream broke off", cause);
    } finally {
      clearTimeout(timer);
    }
  };
  return {
    response,
    read,
    close,
    get retry() {
      return parser.retry;
    },
  };
}

/** The first characters of a body; the rest is cancelled. */
async function beginningOf(response: Response): Promise<string> {
  const reader = response.body?.getReader();
  const chunk = await reader?.read();
  reader?.cancel().catch(() => {});
  return new TextDecoder().decode(chunk?.value).slice(0, 500);
}

/** Where an error of an answer happened. */
export function whereOf(response: Response, operation: string): Where {
  return { operation, requestId: response.headers.get("x-request-id") ?? undefined };
}

/** Headers are bytes: the standard sends an id in UTF-8. */
function utf8(text: string): string {
  return Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join("");
}
