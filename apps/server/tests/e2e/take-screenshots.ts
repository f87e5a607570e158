import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { findChromium, startChromium } from "@rawr/browser-testing";
import type { Page } from "playwright-core";
import { button, headline, reconcile, said, signInAsDemoUser } from "./support/console-page.ts";
import { smallerPng } from "./support/smaller-png.ts";
import { openSystem } from "./support/system.ts";
import { visit } from "./support/visit.ts";

// Takes the pictures of docs/ from the real system: `node apps/server/tests/e2e/take-screenshots.ts`. With a folder, it
// takes each state in each theme and width into that folder instead, for somebody to look at.

const docs = fileURLToPath(new URL("../../../../docs/", import.meta.url));
const [everywhere] = process.argv.slice(2);
const kept: Readonly<Record<string, string>> = {
  "list light 1280": "console-list.png",
  "run dark 1280": "console-run.png",
  "result light 1280": "console-result.png",
  "failure dark 1280": "console-failure.png",
  "run light 380": "console-run-narrow.png",
  "failure dark 380": "console-failure-narrow.png",
};

/** Of a window in which all of it is seen. */
const heights: Readonly<Record<string, number>> = { list: 940, run: 1040, result: 1260, failure: 1080 };

/** One state in every look. */
async function take(page: Page, state: string): Promise<void> {
  for (const width of [1280, 380]) {
    for (const colorScheme of ["light", "dark"] as const) {
      const name = `${state} ${colorScheme} ${width}`;
      const path = everywhere === undefined ? kept[name] : `${name.replaceAll(" ", "-")}.png`;
      if (path === undefined) continue;
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: heights[state] ?? 900 });
      await page.evaluate(() => scrollTo(0, 0));
      // Above everything, so that nothing is highlighted.
      await page.mouse.move(0, 0);
      writeFileSync(join(everywhere ?? docs, path), smallerPng(await page.screenshot({ fullPage: width < 1000 })));
    }
  }
  await page.setViewportSize({ width: 1280, height: 900 });
}

if (everywhere !== undefined) mkdirSync(everywhere, { recursive: true });
const browser = await startChromium(findChromium() ?? "");
const system = await openSystem();
try {
  const { page } = await visit(browser, system.url);
  await signInAsDemoUser(page);
  await reconcile(page, "inv-004");
  await headline(page).getByText("Paid in part").waitFor();
  await reconcile(page, "inv-003");
  await headline(page).getByText("Paid in full").waitFor();
  await take(page, "result");
  await button(page, "Close").click();
  await take(page, "list");
  await reconcile(page, "inv-008");
  await headline(page).getByText("Booking undone").waitFor();
  await take(page, "failure");
  system.ledger.takeAway();
  await reconcile(page, "inv-002");
  await said(page).getByText("The ledger is away.").waitFor();
  await take(page, "run");
} finally {
  await browser.close();
  await system.close();
}
