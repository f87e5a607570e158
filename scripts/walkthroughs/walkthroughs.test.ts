import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { describeFinding } from "./finding.ts";
import { type PlayHost, startPlayHost } from "./host.ts";
import { isAsSaid, playPage } from "./play-page.ts";
import { checkWalkthroughs, readWalkthroughs } from "./walkthroughs.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const pages = readWalkthroughs(root);
const names = pages.map(({ path }) => path.replace(/^.*\//, ""));

test("blocks, links, trees, sections and guards of the walkthroughs are as the repository is", () => {
  expect(checkWalkthroughs(root).map(describeFinding).join("\n")).toBe("");
});

test("there are three, and each leads to the others", () => {
  expect(names).toEqual(["01-basic-package-plus-api-boundary.md", "02-api-plus-workflows.md", "03-micro-frontend.md"]);
  for (const { path, links } of pages) {
    const others = names.filter((name) => !path.endsWith(name));
    expect(links.map(({ target }) => target)).toEqual(expect.arrayContaining(others));
  }
});

describe("commands", () => {
  let host: PlayHost;
  beforeAll(async () => {
    host = await startPlayHost(root);
  });
  afterAll(() => host?.stop());

  test.for(pages)("of $path print what it says", async (page, { skip }) => {
    if (spawnSync("curl", ["--version"]).error) return skip("no curl here");
    const played = await playPage(page, host, root);
    expect(played.length).toBeGreaterThan(0);
    // `node scripts/walkthroughs.ts write` writes what they print now.
    for (const each of played)
      if (!isAsSaid(each)) expect(`$ ${each.command}\n${each.printed}`).toBe(`$ ${each.command}\n${each.expected}`);
  });
});
