import type { Clock } from "../database/types.ts";

interface Timer {
  readonly at: number;
  readonly order: number;
  readonly callback: () => void;
}

/** Time that passes only when a test says so. Timers that are due at one moment fire in the order they were set. */
export class VirtualClock implements Clock {
  #now: number;
  #order = 0;
  readonly #timers = new Set<Timer>();
  /** Every timer ever set, for tests that count work. */
  timersSet = 0;

  constructor(now = Date.UTC(2026, 0, 1)) {
    this.#now = now;
  }

  now(): number {
    return this.#now;
  }

  setTimer(at: number, callback: () => void): () => void {
    const timer = { at, order: this.#order++, callback };
    this.timersSet += 1;
    this.#timers.add(timer);
    return () => {
      this.#timers.delete(timer);
    };
  }

  /** When the next timer is due; `undefined` when there is none. */
  get nextTimer(): number | undefined {
    return this.#first()?.at;
  }

  /** How many timers wait. */
  get pending(): number {
    return this.#timers.size;
  }

  /** Moves the time, forwards or backwards, and fires nothing. */
  set(now: number): void {
    this.#now = now;
  }

  /** Goes to the next timer and fires it; false when there is none. */
  step(): boolean {
    const timer = this.#first();
    if (timer === undefined) return false;
    this.#timers.delete(timer);
    this.#now = Math.max(this.#now, timer.at);
    timer.callback();
    return true;
  }

  /** Fires what is due up to that moment, in order, and stays there. */
  advanceTo(now: number): void {
    for (let next = this.#first(); next !== undefined && next.at <= now; next = this.#first()) this.step();
    this.#now = Math.max(this.#now, now);
  }

  #first(): Timer | undefined {
    let first: Timer | undefined;
    for (const timer of this.#timers) {
      if (first === undefined || timer.at < first.at || (timer.at === first.at && timer.order < first.order)) {
        first = timer;
      }
    }
    return first;
  }
}
