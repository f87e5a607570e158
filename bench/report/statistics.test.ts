import { describe, expect, it } from "vitest";
import { growthExponent, median } from "./statistics.ts";

describe("median", () => {
  it("is a value that was measured", () => {
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, 1, 3, 2])).toBe(2);
  });
});

describe("growthExponent", () => {
  const curve = (value: (size: number) => number) => [100, 1000, 3000].map((size) => ({ size, value: value(size) }));

  it("finds the power of a power law", () => {
    expect(growthExponent(curve((size) => 0.01 * size))).toBeCloseTo(1);
    expect(growthExponent(curve((size) => size ** 1.5))).toBeCloseTo(1.5);
  });

  it("is below 1 when a fixed cost comes before a linear one", () => {
    expect(growthExponent(curve((size) => 1 + 0.01 * size))).toBeLessThan(1);
  });
});
