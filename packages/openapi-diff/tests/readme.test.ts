import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { ruleTable } from "../src/index.ts";

test("the README has the table of rules; copy it from here when it changes", () => {
  const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");
  const [, table = ""] = /<!-- rules -->\n([\s\S]*?)\n<!-- \/rules -->/.exec(readme) ?? [];
  const rows = ruleTable.map(({ code, class: category, meaning }) => `| \`${code}\` | \`${category}\` | ${meaning} |`);
  expect(table.split("\n")).toEqual(["| code | class | |", "|---|---|---|", ...rows]);
});
