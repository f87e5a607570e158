import type { Budget } from "../budget.ts";
import { Undecided } from "../undecided.ts";
import { type Range, type Ranges, within } from "./ranges.ts";
import {
  compare,
  floorDivide,
  fromNumber,
  isMultiple,
  leastCommonMultiple,
  plus,
  type Rational,
  rational,
  times,
  toNumber,
} from "./rational.ts";

export interface NumberSet {
  readonly ranges: Ranges;
  readonly multiples: readonly Rational[];
  readonly notMultiples: readonly Rational[];
}

/** A number of the set, or undefined when it is empty. */
export function inhabitNumbers(set: NumberSet, budget: Budget): number | undefined {
  const [first, ...others] = set.multiples;
  const step = first && others.reduce(leastCommonMultiple, first);
  if (step && set.notMultiples.some((other) => isMultiple(step, other))) return undefined;
  let unwritable = false;
  // The range that holds zero first: a witness should look ordinary.
  const ranges = [...set.ranges].sort((a, b) => Number(holdsSmall(b)) - Number(holdsSmall(a)));
  for (const range of ranges) {
    for (const value of step ? grid(range, step, set.notMultiples) : dense(range, set.notMultiples)) {
      budget.spend();
      if (set.notMultiples.some((other) => isMultiple(value, other))) continue;
      const number = toNumber(value);
      if (Number.isFinite(number) && satisfies(number, set)) return number;
      unwritable = true;
    }
    // More than one point, and only multiples of something excluded: some number is left.
    if (!step && !isPoint(range)) unwritable = true;
  }
  if (unwritable) throw new Undecided("BUDGET", "The numbers that are left are not written exactly as doubles.");
  return undefined;
}

function satisfies(number: number, set: NumberSet): boolean {
  const value = fromNumber(number);
  return (
    within(value, set.ranges) &&
    set.multiples.every((step) => isMultiple(value, step)) &&
    !set.notMultiples.some((step) => isMultiple(value, step))
  );
}

const isPoint = ({ low, high }: Range) => low && high && compare(low.at, high.at) === 0;

const holdsSmall = (range: Range) => within(rational(0n), [range]) || within(rational(1n), [range]);

/**
 * Multiples of `step`. One that avoids every excluded divisor recurs with their common period, so an endless range
 * has one among the first few; a bounded range is walked to its end.
 */
function* grid(range: Range, step: Rational, excluded: readonly Rational[]): Iterable<Rational> {
  const { low, high } = range;
  const start = low ? -floorDivide(times(low.at, -1n), step) : high ? floorDivide(high.at, step) : 0n;
  const direction = low || !high ? 1n : -1n;
  const period = excluded.reduce(leastCommonMultiple, step);
  const most = 2n + (period.n * step.d) / (period.d * step.n);
  let inside = 0n;
  for (let k = start; inside <= most; k += direction) {
    const value = times(step, k);
    if (within(value, [range])) {
      inside++;
      yield value;
    } else if (k !== start) return;
  }
}

/** Members of a range of all numbers: with more than one point, few of these are multiples of anything excluded. */
function* dense({ low, high }: Range, excluded: readonly Rational[]): Iterable<Rational> {
  if (low && isPoint({ low, ...(high && { high }) })) {
    yield low.at;
    return;
  }
  if (low && !low.open) yield low.at;
  if (high && !high.open) yield high.at;
  const base = low ? low.at : high ? plus(high.at, rational(-2n)) : rational(-1n);
  const width = low && high ? plus(high.at, times(low.at, -1n)) : rational(2n);
  const rounds = 3n + BigInt(excluded.length) * 4n;
  if (!low || !high) yield plus(base, rational(1n));
  else {
    const whole = rational(floorDivide(low.at, rational(1n)) + 1n);
    if (compare(whole, high.at) < 0) yield whole;
  }
  if (!low && !high) yield rational(0n);
  for (let k = 1n; k < rounds; k++) yield plus(base, rational(width.n, width.d * (k + 1n)));
  for (let k = 1n; k < rounds; k++) yield plus(base, rational(width.n * 7n, width.d * 10n ** k * 11n));
}
