import { ApiError } from "../errors/api-error.ts";

/** Exponential backoff with full jitter: anything up to `first` doubled for each failure, 30 s at most. */
export function backoff(failures: number, first = 1000): number {
  return Math.random() * Math.min(30_000, first * 2 ** (failures - 1));
}

/** Resolves after a while, or at once when the signal is aborted. */
export function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted || milliseconds <= 0) return resolve();
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
  if (ApiError.is(error)) {
    const { status } = error;
    return [408, 425, 429].includes(status) || (status >= 500 && status !== 501 && status !== 505);
  }
  const { code } = error as { readonly code?: unknown };
  return code === "NETWORK_ERROR" || code === "TIMEOUT";
}
