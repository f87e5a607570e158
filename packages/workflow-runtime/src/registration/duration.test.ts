import { assert, nat, property } from "fast-check";
import { expect, test } from "vitest";
import { parseDuration } from "./duration.ts";

/** As the SDK's `timeStr` writes a duration. */
function write(ms: number): string {
  const periods: readonly (readonly [string, number])[] = [
    ["w", 604_800_000],
    ["d", 86_400_000],
    ["h", 3_600_000],
    ["m", 60_000],
    ["s", 1_000],
  ];
  let rest = ms;
  let text = "";
  for (const [unit, size] of periods) {
    if (rest >= size) text += `${Math.floor(rest / size)}${unit}`;
    rest %= size;
  }
  return text;
}

test("what the SDK writes is read back", () => {
  assert(property(nat(10_000_000), (seconds) => parseDuration(write((seconds + 1) * 1_000)) === (seconds + 1) * 1_000));
});

test.each([
  ["1.5h", 5_400_000],
  ["300ms", 300],
  ["2 h 30 m", 9_000_000],
])("%s as an author may write it", (text, ms) => {
  expect(parseDuration(text)).toBe(ms);
});

test.each(["", " ", "5", "m", "5x", "-5s", "1h x", "five minutes", "9".repeat(30)])("%j is no duration", (text) => {
  expect(parseDuration(text)).toBeUndefined();
});
