import type { Clock } from "../database/types.ts";

/** Corrections of the system's clock up to here are no news. */
const toleratedMs = 1_000;

/** An engine's clock. What was set and has not come is forgotten when the engine closes: no timer is left behind. */
export class Timers implements Clock {
  readonly #clock: Clock;
  readonly #onWentBack: (byMs: number) => void;
  /** By what ends each of them early. */
  readonly #pending = new Set<() => void>();
  #latest = Number.NEGATIVE_INFINITY;
  #isClosed = false;

  constructor(clock: Clock, onWentBack: (byMs: number) => void) {
    this.#clock = clock;
    this.#onWentBack = onWentBack;
  }

  now(): number {
    const now = this.#clock.now();
    const backMs = this.#latest - now;
    this.#latest = now;
    if (backMs > toleratedMs) this.#onWentBack(backMs);
    return now;
  }

  setTimer(at: number, callback: () => void): () => void {
    return this.#set(at, callback, () => {});
  }

  /** Resolves after a while with true, or with false at the close. */
  pause(ms: number): Promise<boolean> {
    return new Promise((resolve) => {
      this.#set(
        this.now() + ms,
        () => resolve(true),
        () => resolve(false),
      );
    });
  }

  close(): void {
    this.#isClosed = true;
    for (const end of [...this.#pending]) end();
  }

  #set(at: number, callback: () => void, onClose: () => void): () => void {
    if (this.#isClosed) {
      onClose();
      return () => {};
    }
    const cancel = this.#clock.setTimer(at, () => {
      this.#pending.delete(end);
      callback();
    });
    const forget = () => {
      this.#pending.delete(end);
      cancel();
    };
    const end = () => {
      forget();
      onClose();
    };
    this.#pending.add(end);
    return forget;
  }
}
