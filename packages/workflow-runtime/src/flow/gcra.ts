/** A limit over time: `limit` starts in `periodMs`, evenly spaced, of which `capacity` may come at once. */
export interface Rate {
  readonly limit: number;
  readonly periodMs: number;
  readonly capacity: number;
}

/** When the next start may be, and the state to keep once it is taken. */
export interface Slot {
  /** Whole milliseconds; never before now. */
  readonly at: number;
  readonly state: string;
  /** From here on the state says nothing any more. */
  readonly expiresAt: number;
}

/**
 * The generic cell rate algorithm (https://en.wikipedia.org/wiki/Generic_cell_rate_algorithm). The state is the
 * theoretical arrival time of the next start, as a fraction of milliseconds over `limit`: periods seldom divide evenly,
 * and rounding would let a long queue drift.
 */
export function nextSlot(state: string | undefined, now: number, { limit, periodMs, capacity }: Rate): Slot {
  const unit = BigInt(limit);
  const interval = BigInt(periodMs);
  const present = BigInt(now) * unit;
  const kept = state === undefined ? present : inUnits(state, unit);
  const arrival = kept > present ? kept : present;
  const earliest = arrival - interval * BigInt(capacity - 1);
  const following = arrival + interval;
  return {
    at: earliest > present ? toMs(earliest, unit) : now,
    state: `${following}/${unit}`,
    expiresAt: toMs(following, unit),
  };
}

/** A state that was kept under another limit goes on at the same moment. */
function inUnits(state: string, unit: bigint): bigint {
  const [amount = "0", per = "1"] = state.split("/");
  return (BigInt(amount) * unit) / BigInt(per);
}

function toMs(amount: bigint, unit: bigint): number {
  return Number((amount + unit - 1n) / unit);
}
