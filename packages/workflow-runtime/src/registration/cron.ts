import { Cron } from "croner";

const schedules = new Map<string, Cron>();

/**
 * First tick after a moment, in milliseconds; `undefined` when none will come. Five fields, in UTC unless they start
 * with `TZ=<zone>`, as https://www.inngest.com/docs/guides/scheduled-functions has it. Throws on a text that is no schedule.
 *
 * Where clocks jump forward, a time of day in the gap ticks once, right after it; where they jump back, it ticks once;
 * schedules with steps or lists follow real time. A process that was down catches up with one tick at most: the job that
 * was due is executed once, and the next one is computed from then on.
 */
export function nextCron(schedule: string, after: number): number | undefined {
  let cron = schedules.get(schedule);
  if (cron === undefined) {
    const [, zone = "UTC", pattern = ""] = /^\s*(?:(?:CRON_)?TZ=(\S+)\s+)?(.*?)\s*$/s.exec(schedule) ?? [];
    if (!isZone(zone)) throw new Error(`there is no time zone ${zone}`);
    // croner would take a date for a schedule that ticks once.
    if (!/^@|\s/.test(pattern)) throw new Error("five fields are needed");
    cron = new Cron(pattern, { timezone: zone, mode: "5-part", paused: true });
    schedules.set(schedule, cron);
  }
  return cron.nextRun(new Date(after))?.getTime();
}

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: zone }) !== undefined;
  } catch {
    return false;
  }
}
