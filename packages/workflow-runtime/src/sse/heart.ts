import type { Clock } from "../database/types.ts";

/** What wants to be called once in each period. */
export interface Beating {
  beat(now: number): void;
}

/** Parts of a period: thousands of streams are not written to in one turn of the event loop. */
const slices = 16;

/** One timer for everybody who wants to be called once in a period; none while there is nobody. */
export class Heart {
  readonly #clock: Clock;
  readonly #step: number;
  readonly #members = Array.from({ length: slices }, () => new Set<Beating>());
  #slice = 0;
  #next = 0;
  #size = 0;
  #stop: (() => void) | undefined;

  constructor(clock: Clock, periodMs: number) {
    this.#clock = clock;
    this.#step = periodMs / slices;
  }

  add(member: Beating): void {
    this.#next = (this.#next + 1) % slices;
    this.#members[this.#next]?.add(member);
    if (++this.#size === 1) this.#arm();
  }

  delete(member: Beating): void {
    if (!this.#members.some((members) => members.delete(member))) return;
    if (--this.#size > 0) return;
    this.#stop?.();
    this.#stop = undefined;
  }

  #arm(): void {
    this.#stop = this.#clock.setTimer(this.#clock.now() + this.#step, () => {
      this.#slice = (this.#slice + 1) % slices;
      const now = this.#clock.now();
      for (const member of this.#members[this.#slice] ?? []) member.beat(now);
      if (this.#size > 0) this.#arm();
    });
  }
}

const hearts = new WeakMap<Clock, Map<number, Heart>>();

/** The heart of this clock and period. */
export function heartOf(clock: Clock, periodMs: number): Heart {
  let ofClock = hearts.get(clock);
  if (!ofClock) hearts.set(clock, (ofClock = new Map()));
  let heart = ofClock.get(periodMs);
  if (!heart) ofClock.set(periodMs, (heart = new Heart(clock, periodMs)));
  return heart;
}
