import type { Live } from "../mount-context.ts";

/** A `Live` value together with who may change it. */
export interface LiveSource<T> extends Live<T> {
  /** Tells every listener, unless the value is the same. */
  set(value: T): void;
}

/** Makes a value that micro-frontends can follow. */
export function createLive<T>(initial: T): LiveSource<T> {
  let current = initial;
  // Entries, because the same function may listen twice and leave once.
  const entries = new Set<{ readonly listener: (value: T) => void }>();
  return {
    get value() {
      return current;
    },
    subscribe(listener) {
      const entry = { listener };
      entries.add(entry);
      return () => {
        entries.delete(entry);
      };
    },
    set(value) {
      if (Object.is(value, current)) return;
      current = value;
      for (const entry of [...entries]) if (entries.has(entry)) entry.listener(value);
    },
  };
}

/** A view of `live` whose listeners are gone when `signal` aborts, and whose errors go to `onError` and to nobody else. */
export function liveUntil<T>(live: Live<T>, signal: AbortSignal, onError: (error: unknown) => void): Live<T> {
  return {
    get value() {
      return live.value;
    },
    subscribe(listener) {
      if (signal.aborted) return () => {};
      const end = live.subscribe((value) => {
        try {
          listener(value);
        } catch (error) {
          onError(error);
        }
      });
      const stop = () => {
        signal.removeEventListener("abort", stop);
        end();
      };
      signal.addEventListener("abort", stop);
      return stop;
    },
  };
}
