/** Waits that can be cut short: when the line is back, or the page is looked at again. */
export interface Pulse {
  /** Resolves after a while, when woken, or with the signal. */
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>;
  wake(): void;
}

export function createPulse(): Pulse {
  const sleepers = new Set<() => void>();
  return {
    sleep: (milliseconds, signal) =>
      new Promise((resolve) => {
        if (signal.aborted) return resolve();
        const end = () => {
          clearTimeout(timer);
          sleepers.delete(end);
          signal.removeEventListener("abort", end);
          resolve();
        };
        const timer = setTimeout(end, milliseconds);
        sleepers.add(end);
        signal.addEventListener("abort", end);
      }),
    wake() {
      for (const end of [...sleepers]) end();
    },
  };
}
