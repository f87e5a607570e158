import type { Policy } from "../../types.ts";

/** Milliseconds of an RFC 3339 date or date-time; `undefined` for anything else, a 30 February too. */
export function parseDate(text: string): number | undefined {
  const [, year, month, day, rest] =
    /^(\d{4})-(\d\d)-(\d\d)(T\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d))?$/i.exec(text) ?? [];
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const start = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  if (start.getUTCMonth() !== Number(month) - 1 || start.getUTCDate() !== Number(day)) return undefined;
  const time = rest === undefined ? start.getTime() : Date.parse(text);
  return Number.isNaN(time) ? undefined : time;
}

/** Today by the policy. */
export function dateOf({ today }: Policy): number {
  return parseDate(today) ?? Number.NEGATIVE_INFINITY;
}
