import process from "node:process";
import { expect, test } from "vitest";
import { findRewrite, rewriteGroups } from "./rewrites.ts";
import { describeFinding } from "./score.ts";

const pairs = rewriteGroups.reduce((sum, { places }) => sum + 2 * places.length, 0);

test("there are at least 200 pairs of equal contracts", () => {
  process.stderr.write(`rewrites: ${rewriteGroups.length} rewrites, ${pairs} pairs of equal contracts\n`);
  expect(pairs).toBeGreaterThanOrEqual(200);
});

test.each(rewriteGroups.map((group) => [group.rewrite[0], group] as const))("%s: nobody breaks", async (_, group) => {
  const found = await findRewrite(group);
  const harmful = found.flatMap((places) =>
    [...places].flatMap(([place, findings]) =>
      findings
        .filter(({ class: category }) => category !== "DOCS" && category !== "COMPATIBLE")
        .map((finding) => `${place}: ${describeFinding(finding)}`),
    ),
  );
  expect([...new Set(harmful)]).toEqual([]);
});
