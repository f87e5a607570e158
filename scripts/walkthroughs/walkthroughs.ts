import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { rewriteBlocks } from "./check-blocks.ts";
import { checkPage } from "./check-page.ts";
import type { Finding } from "./finding.ts";
import { startPlayHost } from "./host.ts";
import { type Page, readPage } from "./page.ts";
import { playPage, withOutputs } from "./play-page.ts";

const folder = "docs/walkthroughs";

/** The walkthroughs of the repository at `root`. */
export function readWalkthroughs(root: string): readonly Page[] {
  const names = readdirSync(join(root, folder)).filter((name) => name.endsWith(".md"));
  return names.sort().map((name) => readPage(`${folder}/${name}`, readFileSync(join(root, folder, name), "utf8")));
}

/** What is not so any more, but for what their commands print. */
export function checkWalkthroughs(root: string): readonly Finding[] {
  return readWalkthroughs(root).flatMap((page) => checkPage(root, page));
}

/** Makes the pages say what files and commands say now; answers the pages that changed. */
export async function writeWalkthroughs(root: string): Promise<readonly string[]> {
  const host = await startPlayHost(root);
  const changed: string[] = [];
  try {
    for (const page of readWalkthroughs(root)) {
      const included = readPage(page.path, rewriteBlocks(root, page));
      const text = withOutputs(included, await playPage(included, host, root));
      if (text === page.text) continue;
      writeFileSync(join(root, page.path), text);
      changed.push(page.path);
    }
  } finally {
    await host.stop();
  }
  return changed;
}
