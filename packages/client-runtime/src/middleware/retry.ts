import { CallError } from "../errors/call-error.ts";
import type { Exchange, Middleware } from "../types.ts";
import { retryAfter } from "./retry-after.ts";
import { sleep } from "./sleep.ts";

/** When and how often a request is sent again. */
export interface RetryOptions {
  /** How often it is sent at most, the first time included. Default: 3. */
  readonly attempts?: number | undefined;
  /** Milliseconds; the wait before attempt n+1 is a random part of `baseDelay * 2 ** (n - 1)`. Default: 250. */
  readonly baseDelay?: number | undefined;
  /** Milliseconds that a wait takes at most. A longer `Retry-After` ends the attempts. Default: 10,000. */
  readonly maxDelay?: number | undefined;
  /** Default: 408, 425, 429, 500, 502, 503, 504. */
  readonly statuses?: readonly number[] | undefined;
  /** Default: `Math.random`. */
  readonly random?: (() => number) | undefined;
  /** Default: `Date.now`. */
  readonly now?: (() => number) | undefined;
  /** Waits, and rejects when the signal is aborted. Default: a timer. */
  readonly wait?: ((milliseconds: number, signal: AbortSignal | undefined) => Promise<void>) | undefined;
}

/**
 * Sends a request again after a network failure or a passing status, with exponential backoff and full jitter. Only when
 * that is safe: its method or the document says so, or it carries an `Idempotency-Key`, and its body is no stream.
 */
export function retry(options: RetryOptions = {}): Middleware {
  const { attempts = 3, baseDelay = 250, maxDelay = 10_000, random = Math.random, now = Date.now } = options;
  const { statuses = [408, 425, 429, 500, 502, 503, 504], wait = sleep } = options;
  return async (exchange, next) => {
    const last = repeatable(exchange) ? attempts : 1;
    for (let attempt = 1; ; attempt += 1) {
      let delay = random() * Math.min(maxDelay, baseDelay * 2 ** (attempt - 1));
      try {
        const response = await next(exchange);
        if (attempt >= last || !statuses.includes(response.status)) return response;
        const asked = retryAfter(response, now());
        if (asked !== undefined && asked > maxDelay) return response;
        delay = Math.max(asked ?? 0, delay);
        response.body?.cancel().catch(() => {});
      } catch (error) {
        const lost = CallError.is(error) ? error.code === "NETWORK_ERROR" : exchange.sent;
        if (attempt >= last || !lost || exchange.signal?.aborted) throw error;
      }
      exchange.sent = false;
      await wait(delay, exchange.signal);
    }
  };
}

function repeatable({ method, idempotent, headers, body }: Exchange): boolean {
  if (body instanceof ReadableStream) return false;
  return idempotent ?? (/^(GET|HEAD|OPTIONS|PUT|DELETE|TRACE)$/.test(method) || "idempotency-key" in headers);
}
