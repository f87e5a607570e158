import { beginningOf } from "../errors/api-error.ts";
import { AbortedError, NetworkError, ResponseFormatError } from "../errors/failures.ts";
import { open } from "../operation/open.ts";
import { operationOf } from "../operation/plan.ts";
import type { Traits } from "../operation/traits.ts";
import type { Api } from "../types.ts";
import { eventParser, type ServerEvent } from "./parser.ts";
import type { StreamOptions } from "./types.ts";

/** What a document says of a stream beyond its string. */
export interface StreamTraits extends Traits {
  /** The stream ends with an event of its own (`done`), so that an end without it is a loss. Default: not known. */
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
  const traits = { accept: "text/event-stream", ...source.traits, idempotent: false };
  const headers = new Headers(options.headers);
  if (lastEventId) headers.set("last-event-id", utf8(lastEventId));
  const controller = new AbortController();
  const abort = () => controller.abort(signal.reason);
  signal.addEventListener("abort", abort);
  if (signal.aborted) abort();
  try {
    const response = await open(api, spec, traits, input, { ...options, headers, signal: controller.signal });
    if (response.status === 204) return void signal.removeEventListener("abort", abort);
    await expectStream(response, operationOf(spec));
    return reading({ response, controller, options, operation: operationOf(spec) }, () =>
      signal.removeEventListener("abort", abort),
    );
  } catch (error) {
    signal.removeEventListener("abort", abort);
    throw error;
  }
}

interface Opened {
  readonly response: Response;
  readonly controller: AbortController;
  readonly options: StreamOptions;
  readonly operation: string;
}

function reading({ response, controller, options, operation }: Opened, closed: () => void): Connection {
  const where = whereOf(response, operation);
  const parser = eventParser(options.maxEventSize);
  const reader = response.body?.getReader();
  const { idleTimeout } = options;
  let idle = false;
  const read = async () => {
    const timer = idleTimeout
      ? setTimeout(() => {
          idle = true;
          controller.abort();
        }, idleTimeout)
      : undefined;
    try {
      const chunk = await reader?.read();
      if (!chunk || chunk.done) return undefined;
      options.onActivity?.();
      return parser.push(chunk.value);
    } catch (cause) {
      if (cause instanceof RangeError) throw new ResponseFormatError(cause.message, where);
      if (idle) throw new NetworkError(`nothing arrived within ${idleTimeout} ms`, where);
      const { aborted, reason } = controller.signal;
      throw aborted
        ? new AbortedError("aborted by the caller", where, reason)
        : new NetworkError("the stream broke off", where, cause);
    } finally {
      clearTimeout(timer);
    }
  };
  const close = () => {
    closed();
    reader?.cancel().catch(() => {});
    controller.abort();
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

async function expectStream(response: Response, operation: string): Promise<void> {
  const type = response.headers.get("content-type") ?? "";
  if (/^text\/event-stream\b/i.test(type)) return;
  const text = await beginningOf(response);
  throw new ResponseFormatError(
    `${response.status} is not an event stream but ${type || "of no content type"}: ${text.slice(0, 500)}`,
    whereOf(response, operation),
  );
}

function whereOf(response: Response, operation: string) {
  return { operation, requestId: response.headers.get("x-request-id") ?? undefined };
}

/** Headers are bytes: the standard sends an id in UTF-8. */
function utf8(text: string): string {
  return Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join("");
}
