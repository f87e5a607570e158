import process from "node:process";
import { diff } from "@rawr/openapi-diff";
import { expect, test } from "vitest";
import { baseDocument } from "./base-document.ts";
import { judgeEditSpace } from "./report.ts";

test("the base document is the same as itself, and nothing in it is in doubt", () => {
  expect(diff(baseDocument, structuredClone(baseDocument)).findings).toEqual([]);
});

test("every edit has a verdict with a witness, a proof or a reason, or means nothing", { timeout: 600_000 }, () => {
  const { edits, pairs, outcomes, failures } = judgeEditSpace();
  const counts = Object.entries(outcomes).map(([name, ways]) => {
    return `${name} ${Object.values(ways).reduce((sum, count) => sum + count, 0)}`;
  });
  process.stderr.write(`edit space: ${edits} edits, ${pairs} pairs: ${counts.join(", ")}\n`);
  expect(failures).toEqual([]);
  expect(pairs).toBeGreaterThan(2000);
});
