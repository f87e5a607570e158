import type { Surroundings } from "../output.ts";

/** Today's date in UTC; of a reproducible build, the day of SOURCE_DATE_EPOCH (https://reproducible-builds.org/specs/source-date-epoch/). */
export function todayOf({ env }: Surroundings): string {
  const epoch = env["SOURCE_DATE_EPOCH"];
  const isEpoch = epoch !== undefined && /^\d{1,11}$/.test(epoch);
  return (isEpoch ? new Date(Number(epoch) * 1000) : new Date()).toISOString().slice(0, 10);
}
