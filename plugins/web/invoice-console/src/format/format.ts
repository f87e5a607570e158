/** Writes numbers and dates as people of a locale do. */
export interface Format {
  money(cents: number, currency: string): string;
  /** `2026-11-02`, without a time zone. */
  day(date: string): string;
  /** A point in time, to the second. */
  moment(iso: string): string;
  /** The time of a point in time, to the minute. */
  time(at: number): string;
  /** How long something took. */
  duration(milliseconds: number): string;
}

export function createFormat(locale: string): Format {
  const currencies = new Map<string, Intl.NumberFormat>();
  const day = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" });
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "medium" });
  const time = new Intl.DateTimeFormat(locale, { timeStyle: "medium" });
  const seconds = new Intl.NumberFormat(locale, { style: "unit", unit: "second", maximumFractionDigits: 1 });
  const short = new Intl.NumberFormat(locale, { style: "unit", unit: "millisecond", maximumFractionDigits: 0 });
  const moneyOf = (currency: string) => {
    let format = currencies.get(currency);
    // Cents are shown for every currency: what is not shown cannot be checked.
    if (!format) format = new Intl.NumberFormat(locale, { style: "currency", currency, minimumFractionDigits: 2 });
    currencies.set(currency, format);
    return format;
  };
  return {
    money: (cents, currency) => moneyOf(currency).format(cents / 100),
    day: (date) => day.format(new Date(`${date}T00:00:00Z`)),
    moment: (iso) => moment.format(new Date(iso)),
    time: (at) => time.format(at),
    duration: (milliseconds) =>
      milliseconds < 1000 ? short.format(Math.max(1, milliseconds)) : seconds.format(milliseconds / 1000),
  };
}
