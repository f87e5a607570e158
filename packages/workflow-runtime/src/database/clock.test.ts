import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { systemClock } from "./clock.ts";

const year = 365 * 24 * 60 * 60 * 1_000;

beforeEach(() => vi.useFakeTimers({ now: Date.UTC(2026, 0, 1) }));
afterEach(() => vi.useRealTimers());

test("a timer that lies a year ahead fires then, and not before", () => {
  const callback = vi.fn();
  systemClock.setTimer(systemClock.now() + year, callback);
  vi.advanceTimersByTime(year - 1);
  expect(callback).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(callback).toHaveBeenCalledOnce();
});

test("a timer in the past fires in a later turn", () => {
  const callback = vi.fn();
  systemClock.setTimer(systemClock.now() - 1_000, callback);
  expect(callback).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(callback).toHaveBeenCalledOnce();
});

test("a forgotten timer never fires, also after it was armed again", () => {
  const callback = vi.fn();
  const forget = systemClock.setTimer(systemClock.now() + year, callback);
  vi.advanceTimersByTime(year / 2);
  forget();
  vi.advanceTimersByTime(year);
  expect(callback).not.toHaveBeenCalled();
});
