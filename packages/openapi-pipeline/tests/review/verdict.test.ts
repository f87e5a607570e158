import { describe, expect, test } from "vitest";
import type { ReviewFinding } from "../../src/diff/review.ts";
import { verdictOf, verdictOfAll } from "../../src/review/verdict.ts";
import { narrowedQuery, narrowedResponse, removedOperation, reviewOf, sample } from "./sample.ts";

const text = (findings: readonly ReviewFinding[], more = {}) => verdictOf(reviewOf(findings, more)).text;

describe("verdictOf", () => {
  test("a break names who breaks, how often, and the version that it asks for", () => {
    expect(text([narrowedQuery])).toBe("Breaking for internal: 1 finding; next version 2.0.0");
    expect(text([narrowedQuery, narrowedResponse])).toBe(
      "Breaking for internal and partner: 2 findings; next version 2.0.0",
    );
  });

  test("a break that is waived or not enforced is accepted, never silent", () => {
    expect(text([removedOperation], { newVersion: "1.5.0" })).toBe(
      "Accepted break for internal and partner: 1 waived; next version 1.5.0",
    );
    const reported: ReviewFinding = { ...narrowedQuery, status: "reported" };
    expect(text([reported, removedOperation])).toContain("1 waived, 1 not enforced");
  });

  test("what is enforced without a break has its own word", () => {
    const enforced = (name: ReviewFinding["class"]): ReviewFinding => ({ ...narrowedQuery, class: name });
    expect(text([enforced("UNDECIDED")])).toMatch(/^Undecided for internal: 1 finding/);
    expect(text([enforced("LIFECYCLE")])).toMatch(/^Lifecycle broken for internal/);
    expect(text([enforced("LIFECYCLE"), enforced("UNDECIDED")])).toMatch(/^Held back for internal: 2 findings/);
  });

  test("compatible, and no change at all", () => {
    const quiet: ReviewFinding = { ...narrowedQuery, class: "COMPATIBLE", status: "reported" };
    expect(text([quiet], { newVersion: "1.5.0" })).toBe("Compatible; next version 1.5.0");
    expect(text([], { newVersion: "1.4.0" })).toBe("No change against released 1.4.0");
  });
});

describe("verdictOfAll", () => {
  test("of one surface it is that surface's; of several the worst names its surfaces", () => {
    const other = reviewOf([], { surface: "billing.v2", newVersion: "1.4.0" });
    expect(verdictOfAll([sample])).toEqual(verdictOf(sample));
    expect(verdictOfAll([sample, other]).text).toBe("Breaking in workflows.v1: 3 findings");
    expect(verdictOfAll([other, { ...other, surface: "a.v1" }]).text).toBe("No change in all 2 surfaces");
    expect(verdictOfAll([]).kind).toBe("unchanged");
  });
});
