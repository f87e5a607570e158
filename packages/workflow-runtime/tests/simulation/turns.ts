/**
 * The SDK waits with `setTimeout(0)` now and then. When that fires depends on the machine, so that two plays with one
 * seed would differ: here it is the next turn of the event loop.
 */
export const withTurnsForTimeouts = async <T>(play: () => Promise<T>): Promise<T> => {
  const real = globalThis.setTimeout;
  const turn = (callback: (...values: unknown[]) => void, delay?: number, ...values: unknown[]) =>
    delay !== undefined && delay > 1 ? real(callback, delay, ...values) : setImmediate(callback, ...values);
  globalThis.setTimeout = turn as unknown as typeof setTimeout;
  try {
    return await play();
  } finally {
    globalThis.setTimeout = real;
  }
};
