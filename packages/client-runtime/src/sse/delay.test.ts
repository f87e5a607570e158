import { expect, test, vi } from "vitest";
import { backoff, pause } from "./delay.ts";

test("waits anything up to a bound that doubles, 30 s at most", () => {
  const random = vi.spyOn(Math, "random").mockReturnValue(1);
  expect([1, 2, 3, 20].map((failures) => backoff(failures))).toEqual([1000, 2000, 4000, 30_000]);
  random.mockReturnValue(0);
  expect(backoff(5)).toBe(0);
  random.mockRestore();
});

test("a pause ends after its time, or with the signal", async () => {
  vi.useFakeTimers();
  const ended = vi.fn();
  const controller = new AbortController();
  void pause(5000, controller.signal).then(() => ended("time"));
  await vi.advanceTimersByTimeAsync(4999);
  expect(ended).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect(ended).toHaveBeenCalledWith("time");
  void pause(1e12, controller.signal).then(() => ended("signal"));
  controller.abort();
  await vi.advanceTimersByTimeAsync(0);
  expect(ended).toHaveBeenCalledWith("signal");
  expect(vi.getTimerCount()).toBe(0);
  await pause(1e12, controller.signal);
  vi.useRealTimers();
});
