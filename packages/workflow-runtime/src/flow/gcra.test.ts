import { array, assert, integer, nat, property, record } from "fast-check";
import { expect, test } from "vitest";
import { nextSlot, type Rate } from "./gcra.ts";

const rates = record({ limit: integer({ min: 1, max: 50 }), periodMs: integer({ min: 1_000, max: 90_000 }) }).chain(
  (rate) => integer({ min: 1, max: 12 }).map((capacity): Rate => ({ ...rate, capacity })),
);
const gaps = array(nat(20_000), { minLength: 1, maxLength: 80 });

/**
 * The other way to say it: a bucket that holds `capacity` starts of the size `periodMs` and leaks `limit` in a millisecond.
 * Its time is counted in parts of a millisecond, `limit` of them.
 */
function createBucket({ limit, periodMs, capacity }: Rate) {
  let level = 0;
  let last = 0;
  return {
    /** First part, at or after a millisecond, in which there is room for a start. */
    earliest(now: number): number {
      return Math.max(now * limit, last + level + periodMs - capacity * periodMs);
    },
    fill(part: number): void {
      level = Math.max(0, level - (part - last)) + periodMs;
      last = part;
    },
  };
}

/** Most starts that any window of a period's length saw. */
function busiest(starts: readonly number[], periodMs: number): number {
  return Math.max(0, ...starts.map((from) => starts.filter((at) => at >= from && at < from + periodMs).length));
}

test("dropping what comes too soon is a leaking bucket", () => {
  assert(
    property(rates, gaps, (rate, pauses) => {
      const bucket = createBucket(rate);
      const starts: number[] = [];
      let state: string | undefined;
      let now = 1_700_000_000_000;
      for (const pause of pauses) {
        now += pause;
        const slot = nextSlot(state, now, rate);
        const admitted = bucket.earliest(now) <= now * rate.limit;
        expect(slot.at === now).toBe(admitted);
        if (!admitted) continue;
        bucket.fill(now * rate.limit);
        state = slot.state;
        starts.push(now);
      }
      expect(busiest(starts, rate.periodMs)).toBeLessThanOrEqual(rate.limit + rate.capacity - 1);
    }),
  );
});

test("reserving puts all in order, each at the first moment that has room", () => {
  assert(
    property(rates, gaps, (rate, pauses) => {
      const bucket = createBucket(rate);
      const starts: number[] = [];
      let state: string | undefined;
      let now = 1_700_000_000_000;
      for (const pause of pauses) {
        now += Math.floor(pause / 10);
        const slot = nextSlot(state, now, rate);
        const part = bucket.earliest(now);
        expect(slot.at).toBe(Math.ceil(part / rate.limit));
        bucket.fill(part);
        state = slot.state;
        starts.push(slot.at);
      }
      expect(starts).toEqual(starts.toSorted((a, b) => a - b));
      expect(busiest(starts, rate.periodMs)).toBeLessThanOrEqual(rate.limit + rate.capacity - 1);
    }),
  );
});

test("a queue of 100,000 that divides unevenly does not drift", () => {
  let state: string | undefined;
  let last = 0;
  for (let index = 0; index <= 99_999; index++) {
    const slot = nextSlot(state, 0, { limit: 7, periodMs: 1_000, capacity: 1 });
    state = slot.state;
    last = slot.at;
  }
  expect(last).toBe(Math.ceil((99_999 * 1_000) / 7));
});

test("a state goes on at the same moment under another limit", () => {
  const { state } = nextSlot(undefined, 1_000, { limit: 1, periodMs: 60_000, capacity: 1 });
  expect(nextSlot(state, 1_000, { limit: 3, periodMs: 60_000, capacity: 1 }).at).toBe(61_000);
});

test("a state says nothing any more when it has expired", () => {
  const rate = { limit: 2, periodMs: 3_001, capacity: 4 };
  const { state, expiresAt } = nextSlot(undefined, 500, rate);
  expect(nextSlot(state, expiresAt, rate)).toEqual(nextSlot(undefined, expiresAt, rate));
});
