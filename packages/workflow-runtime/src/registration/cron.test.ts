import { expect, test } from "vitest";
import { nextCron } from "./cron.ts";

function next(schedule: string, after: string): string | undefined {
  const at = nextCron(schedule, Date.parse(after));
  return at === undefined ? undefined : new Date(at).toISOString();
}

test("a schedule is in UTC, and its next tick is after the moment, never at it", () => {
  expect(next("0 9 * * *", "2026-03-01T08:59:59.999Z")).toBe("2026-03-01T09:00:00.000Z");
  expect(next("0 9 * * *", "2026-03-01T09:00:00.000Z")).toBe("2026-03-02T09:00:00.000Z");
});

test("TZ= names the zone", () => {
  expect(next("TZ=Europe/Paris 0 12 * * 5", "2026-01-01T00:00:00Z")).toBe("2026-01-02T11:00:00.000Z");
  expect(next("CRON_TZ=America/New_York 0 12 * * 5", "2026-01-01T00:00:00Z")).toBe("2026-01-02T17:00:00.000Z");
});

test("a time of day that clocks skip comes right after the gap, once", () => {
  expect(next("TZ=Europe/Paris 30 2 * * *", "2026-03-28T12:00:00Z")).toBe("2026-03-29T01:00:00.000Z");
  expect(next("TZ=Europe/Paris 30 2 * * *", "2026-03-29T01:00:00Z")).toBe("2026-03-30T00:30:00.000Z");
});

test("a time of day that clocks repeat comes once", () => {
  expect(next("TZ=Europe/Paris 30 2 * * *", "2026-10-24T12:00:00Z")).toBe("2026-10-25T00:30:00.000Z");
  expect(next("TZ=Europe/Paris 30 2 * * *", "2026-10-25T00:30:00Z")).toBe("2026-10-26T01:30:00.000Z");
});

test("steps follow real time through a repeated hour", () => {
  expect(next("TZ=Europe/Paris */30 * * * *", "2026-10-25T00:30:00Z")).toBe("2026-10-25T01:00:00.000Z");
  expect(next("TZ=Europe/Paris */30 * * * *", "2026-10-25T01:00:00Z")).toBe("2026-10-25T01:30:00.000Z");
});

test("after a month without a process, the one tick that follows is in the future", () => {
  expect(next("*/5 * * * *", "2026-05-01T00:02:00Z")).toBe("2026-05-01T00:05:00.000Z");
});

test("a date that never comes has no tick", () => {
  expect(next("0 0 30 2 *", "2026-01-01T00:00:00Z")).toBeUndefined();
});

test.each([
  "",
  "61 * * * *",
  "* * * *",
  "0 0 0 * * *",
  "2030-01-01T00:00:00",
  "@every 5m",
  "TZ=Mars/Olympus 0 0 * * *",
])("%j is no schedule", (schedule) => {
  expect(() => nextCron(schedule, 0)).toThrow();
});
