import { ApiError } from "../errors/api-error.ts";

/** Milliseconds until the moment that `Retry-After` names, in seconds or as a date (RFC 9110, 10.2.3). */
export function retryAfterOf({ headers }: Response): number | undefined {
  const text = headers.get("retry-after")?.trim();
  if (!text) return undefined;
  const wait = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - Date.now();
  return Number.isNaN(wait) ? undefined : Math.max(0, wait);
}

/** Exponential backoff with full jitter: anything up to `first` doubled for each failure, 30 s at most. */
export function backoff(failures: number, first = 1000): number {
  return Math.random() * Math.min(30_000, first * 2 ** (failures - 1));
}

/** Resolves after a while, or at once when the signal is aborted. */
export function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", end);
      resolve();
    };
    // Longer waits than a timer can count end early; who waits looks again.
    const timer = setTimeout(end, Math.min(milliseconds, 2 ** 31 - 1));
    signal.addEventListener("abort", end);
  });
}

/** Whether another attempt may go better: the network failed, the server is busy or fell over. */
export function isTransient(error: unknown): boolean {
  if (ApiError.is(error)) return error.retryable || error.status === 500;
  const { code } = error as { readonly code?: unknown };
  return code === "NETWORK_ERROR" || code === "TIMEOUT";
}
