/** How far matching goes. Days are calendar days. */
export const policy = {
  /** A bank may keep this much of a payment: whichever is less. */
  fee: { cents: 1_000, share: 0.02 },
  /** Payments that name the invoice may come this long before it is issued, and any time later. */
  namedDaysBeforeIssue: 90,
  /** Payments that name nothing count from shortly before the invoice is issued until this long after it is due. */
  unnamed: { daysBeforeIssue: 3, daysAfterDue: 60 },
  /** Several payments that name nothing: at most so many together, out of the first so many. */
  combination: { size: 4, among: 24 },
  /** Payments that name the invoice, when together they are too much: which of them fit is looked for among so many. */
  instalments: 12,
  /** The most payments that one reconciliation looks at. */
  candidates: 500,
} as const;

/** The largest difference that is taken as a bank's fee. */
export const largestFee = (amountCents: number): number =>
  Math.min(policy.fee.cents, Math.floor(amountCents * policy.fee.share));

const firstDay = "0000-01-01";
const lastDay = "9999-12-31";

/** A day so many days later, within the years that have four digits: days are compared as text. */
export function addDays(day: string, days: number): string {
  const time = Date.parse(day) + days * 86_400_000;
  if (time <= Date.parse(firstDay)) return firstDay;
  if (time >= Date.parse(lastDay)) return lastDay;
  return new Date(time).toISOString().slice(0, 10);
}
