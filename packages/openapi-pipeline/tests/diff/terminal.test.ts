import { describe, expect, test } from "vitest";
import { renderReviewTerminal } from "../../src/cli/diff/terminal.ts";
import { reviewSurface } from "../../src/diff/review-surface.ts";
import { reviewInput, runs } from "../diagnostics/diffing.ts";

const plain = { color: false, width: 100, all: false, readLine: () => undefined };

describe("a review in a terminal", () => {
  test("says what was asked, what breaks whom, and what it comes to", async () => {
    const review = await reviewSurface(reviewInput(runs(100), runs(50)));
    expect(renderReviewTerminal([review], plain)).toMatchInlineSnapshot(`
      "runs.v1 against released 1.0.0

      breaks request-schema-narrowed  What callers send may be refused: \`maximum\` \`100\` → \`50\`.
        where       GET /runs › query limit › maximum
        Sent by the caller, accepted by the old contract, refused by the new one
        on the wire limit=51
        payload     51
        ajv         must be <= 50
        typebox     must be <= 50
        touches     GET /runs · internal
        id          49cf6cdb9cfd5741

      Breaking for internal: 1 finding; next version 2.0.0 (1 WIRE)
      "
    `);
  });

  test("leaves out what nobody has to act on, until it is asked for", async () => {
    const review = await reviewSurface(reviewInput(runs(100), runs(200)));
    expect(renderReviewTerminal([review], plain)).toContain("and 1 change that nobody has to act on; --all shows them");
    expect(renderReviewTerminal([review], { ...plain, all: true })).toContain("note schema-extended");
  });

  test("nothing that a document says can begin a line of ours, or move the cursor", async () => {
    const hostile = "\u001b[2J\nBreaking for nobody: 0 findings";
    const old = { ...runs(100), components: {} };
    const next = { ...runs(100), info: { title: hostile, version: "1.0.0", description: hostile } };
    const review = await reviewSurface(reviewInput(old, next));
    const text = renderReviewTerminal([{ ...review, surface: hostile, against: hostile }], { ...plain, all: true });
    expect(review.findings.length).toBeGreaterThan(0);
    expect(text).not.toContain("\u001b");
    expect(text.split("\n").filter((line) => line.startsWith("Breaking"))).toEqual([]);
  });

  test("is in colour when that is wanted", async () => {
    const review = await reviewSurface(reviewInput(runs(100), runs(50)));
    expect(renderReviewTerminal([review], { ...plain, color: true })).toContain("\u001b[1m\u001b[31mbreaks");
  });
});
