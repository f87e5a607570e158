import { expect, test } from "vitest";
import { readSpan, showSpan } from "./spans.ts";

test("reads spans of one or more units, and nothing else", () => {
  expect(["90s", "15m", "2h", "30d", "1w", "1d12h"].map(readSpan)).toEqual([
    90_000, 900_000, 7_200_000, 2_592_000_000, 604_800_000, 129_600_000,
  ]);
  expect(["", "30", "d", "1.5h", "-1d", "1 d", "1y"].map(readSpan)).toEqual(new Array(7).fill(undefined));
});

test("shows lengths in at most two units, rounding up to the next unit where it has to", () => {
  const hour = 3_600_000;
  expect([0, 999, 1_000, 59_900, 59_960, 61_000, hour - 1, hour, 25 * hour, 48 * hour].map(showSpan)).toEqual([
    "0 ms",
    "999 ms",
    "1.0 s",
    "59.9 s",
    "1 m",
    "1 m 1 s",
    "1 h",
    "1 h",
    "1 d 1 h",
    "2 d",
  ]);
});
