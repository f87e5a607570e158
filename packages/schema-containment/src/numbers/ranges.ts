import { compare, type Rational, text } from "./rational.ts";

/** An end of a range; absent where the range is endless. */
export interface End {
  readonly at: Rational;
  readonly open: boolean;
}

export interface Range {
  readonly low?: End;
  readonly high?: End;
}

/** Disjoint ranges in rising order: a set of numbers closed under meet, join and complement. */
export type Ranges = readonly Range[];

export const everything: Ranges = [{}];
export const point = (at: Rational): Ranges => [{ low: { at, open: false }, high: { at, open: false } }];
export const from = (at: Rational, open: boolean): Ranges => [{ low: { at, open } }];
export const upTo = (at: Rational, open: boolean): Ranges => [{ high: { at, open } }];

export function meet(a: Ranges, b: Ranges): Ranges {
  const found: Range[] = [];
  let [i, j] = [0, 0];
  for (let x = a[i], y = b[j]; x && y; x = a[i], y = b[j]) {
    const low = compareLow(x.low, y.low) >= 0 ? x.low : y.low;
    const xEndsFirst = compareHigh(x.high, y.high) <= 0;
    const range = make(low, xEndsFirst ? x.high : y.high);
    if (range) found.push(range);
    if (xEndsFirst) i++;
    else j++;
  }
  return found;
}

export function complement(ranges: Ranges): Ranges {
  const found: Range[] = [];
  let low: End | undefined;
  for (const range of ranges) {
    const gap = range.low && make(low, flip(range.low));
    if (gap) found.push(gap);
    if (!range.high) return found;
    low = flip(range.high);
  }
  found.push(low ? { low } : {});
  return found;
}

export const join = (a: Ranges, b: Ranges): Ranges => complement(meet(complement(a), complement(b)));

export const rangesKey = (ranges: Ranges): string =>
  ranges
    .map(
      ({ low, high }) =>
        `${low ? (low.open ? "(" : "[") + text(low.at) : "("},${high ? text(high.at) + (high.open ? ")" : "]") : ")"}`,
    )
    .join("");

export const within = (value: Rational, ranges: Ranges): boolean => meet(point(value), ranges).length > 0;

function make(low: End | undefined, high: End | undefined): Range | undefined {
  if (low && high) {
    const order = compare(low.at, high.at);
    if (order > 0 || (order === 0 && (low.open || high.open))) return undefined;
  }
  return { ...(low && { low }), ...(high && { high }) };
}

const flip = (end: End): End => ({ at: end.at, open: !end.open });

function compareLow(a: End | undefined, b: End | undefined): number {
  if (!a || !b) return a ? 1 : b ? -1 : 0;
  return compare(a.at, b.at) || Number(a.open) - Number(b.open);
}

function compareHigh(a: End | undefined, b: End | undefined): number {
  if (!a || !b) return a ? -1 : b ? 1 : 0;
  return compare(a.at, b.at) || Number(b.open) - Number(a.open);
}
