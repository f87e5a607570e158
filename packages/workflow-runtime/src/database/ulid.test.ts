import { expect, test } from "vitest";
import { createUlids, isUlid } from "./ulid.ts";

test("writes time and chance as the specification does", () => {
  const next = createUlids(
    () => 1_469_918_176_385,
    () => 0,
  );
  expect(next()).toBe("01ARYZ6S410000000000000000");
});

test("grows within a millisecond, and when the clock goes backwards", () => {
  const times = [1_000, 1_000, 1_000, 400, 2_000];
  const next = createUlids(
    () => times.shift() ?? 0,
    () => 0.999,
  );
  const made = [next(), next(), next(), next(), next()];
  expect(made).toEqual([...made].sort());
  expect(new Set(made).size).toBe(5);
  expect(made.every(isUlid)).toBe(true);
});

test("goes to the next millisecond when chance is counted to its end", () => {
  const next = createUlids(
    () => 31,
    () => 0.9999,
  );
  expect([next(), next()]).toEqual([`000000000Z${"Z".repeat(16)}`, `0000000010${"0".repeat(16)}`]);
});

test("tells a ULID from what looks like one", () => {
  expect(isUlid("01ARYZ6S410000000000000000")).toBe(true);
  for (const other of ["81ARYZ6S410000000000000000", "01ARYZ6S41000000000000000", "01ARYZ6S41000000000000000U", ""]) {
    expect(isUlid(other)).toBe(false);
  }
});
