/** Lets `perMinute` requests of a key through in a minute, all of them at once if need be. */
export interface RateLimiter {
  /** Milliseconds until the key may ask again; 0 when it may, and that is counted. */
  take(key: string): number;
}

export interface RateLimiterOptions {
  readonly perMinute: number;
  /** Keys that are remembered; 10,000 by default. The one that asked longest ago is forgotten, and begins anew. */
  readonly keys?: number;
  /** Milliseconds. */
  readonly now: () => number;
}

/** A token bucket per key, kept as the one number that GCRA needs: when the bucket would be full again. */
export function createRateLimiter({ perMinute, keys = 10_000, now }: RateLimiterOptions): RateLimiter {
  const interval = 60_000 / perMinute;
  const full = new Map<string, number>();
  return {
    take(key) {
      const at = now();
      const fullAt = Math.max(full.get(key) ?? at, at) + interval;
      const wait = fullAt - at - 60_000;
      // Fractions of a millisecond are what is left of adding up the interval.
      if (wait > 0.001) return Math.ceil(wait);
      full.delete(key);
      full.set(key, fullAt);
      if (full.size > keys) forgetOldest(full);
      return 0;
    },
  };
}

function forgetOldest(full: Map<string, number>): void {
  for (const key of full.keys()) {
    full.delete(key);
    return;
  }
}
