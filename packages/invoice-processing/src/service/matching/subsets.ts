/** Which sums are looked for, in how many payments together. */
export interface SubsetSearch {
  readonly from: number;
  readonly to: number;
  readonly smallest: number;
  readonly largest: number;
}

interface Weighed {
  readonly amountCents: number;
}

/** Every choice of payments whose sum is in the range: fewer payments first, then in their order. Amounts are positive. */
export function* subsetsOf<T extends Weighed>(payments: readonly T[], search: SubsetSearch): Generator<T[]> {
  for (let size = search.smallest; size <= Math.min(search.largest, payments.length); size += 1) {
    yield* ofSize(payments, search, { size, start: 0, sum: 0, chosen: [] });
  }
}

interface State<T> {
  readonly size: number;
  readonly start: number;
  readonly sum: number;
  readonly chosen: readonly T[];
}

function* ofSize<T extends Weighed>(payments: readonly T[], search: SubsetSearch, state: State<T>): Generator<T[]> {
  const { size, start, sum, chosen } = state;
  if (size === 0) {
    if (sum >= search.from) yield [...chosen];
    return;
  }
  for (const [offset, payment] of payments.slice(start, payments.length - size + 1).entries()) {
    const next = sum + payment.amountCents;
    if (next > search.to) continue;
    yield* ofSize(payments, search, {
      size: size - 1,
      start: start + offset + 1,
      sum: next,
      chosen: [...chosen, payment],
    });
  }
}
