import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { findChromium, startChromium } from "@rawr/browser-testing";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type OpenOptions, openConsole, pageFiles } from "./support/open-console.ts";
import { compensate, complete, paidInFull, retrying } from "./support/stories.ts";
import { sampleInvoices, World } from "./support/world.ts";

const executable = findChromium();
const eventually = <T>(look: () => T | Promise<T>) => expect.poll(look, { timeout: 30_000 });
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
}

/** What axe finds, in words. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const found = (await page.evaluate("axe.run().then(({ violations }) => violations)")) as Violation[];
  return found.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`));
}

describe.skipIf(executable === undefined)("the invoice console for everybody", () => {
  let browser: Browser;
  let files: Awaited<ReturnType<typeof pageFiles>>;
  beforeAll(async () => {
    [browser, files] = await Promise.all([startChromium(executable ?? ""), pageFiles()]);
  });
  afterAll(async () => {
    await browser?.close();
  });
  const open = (options?: OpenOptions) => openConsole(browser, files, options);
  const focused = (page: Page) =>
    page.evaluate(
      `(host.root.activeElement?.getAttribute("aria-label") ?? host.root.activeElement?.textContent ?? "")`,
    );

  function everyStory(): World {
    const world = new World(sampleInvoices(24));
    complete(world, world.start("inv-001"));
    compensate(world, world.start("inv-002"));
    retrying(world, world.start("inv-003"));
    return world;
  }

  test.each([
    ["light", 1280],
    ["dark", 1280],
    ["light", 380],
    ["dark", 380],
  ] as const)("axe finds nothing, and nothing is wider than the page: %s, %i pixels", async (colorScheme, width) => {
    const { page } = await open({
      world: everyStory(),
      colorScheme,
      viewport: { width, height: 900 },
      bypassCSP: true,
      expected: /status of 404/,
    });
    const seen: Record<string, string[]> = {};
    for (const [name, hash, ready] of [
      ["list", "", "tbody [data-invoice]"],
      ["completed", "invoice=inv-001", ".result .total"],
      ["failed", "invoice=inv-002", "li.undo"],
      ["live", "invoice=inv-003", ".feed.live"],
      ["fresh", "invoice=inv-005", ".well .none"],
      ["none", "invoice=inv-999", ".detail .trouble"],
    ] as const) {
      await page.evaluate(`location.hash = ${JSON.stringify(hash)}`);
      await page.locator(ready).first().waitFor();
      seen[name] = await violations(page);
      if (!(await page.evaluate("document.documentElement.scrollWidth <= innerWidth"))) seen[name].push("scrolls");
    }
    await page.evaluate(`location.hash = "invoice=inv-003"`);
    await page.getByRole("button", { name: "Cancel run" }).click();
    seen["dialog"] = await violations(page);
    expect(Object.entries(seen).filter(([, found]) => found.length > 0)).toEqual([]);
  });

  test.each([1280, 380])("is used by keyboard alone and never loses its place: %i pixels", async (width) => {
    const { page, world } = await open({ viewport: { width, height: 900 } });
    await page.locator("tbody [data-invoice]").first().waitFor();
    await page.keyboard.press("Tab");
    expect(await focused(page)).toBe("Kestrel Logistics GmbH");
    await page.keyboard.press("ArrowDown");
    expect(await focused(page)).toBe("Osprey & Sons Ltd");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Enter");
    await eventually(() => page.evaluate("host.root.activeElement?.tagName")).toBe("H2");
    expect(await focused(page)).toBe("Kestrel Logistics GmbH");
    for (let tabs = 0; tabs < 5 && (await focused(page)) !== "Run reconciliation"; tabs++)
      await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await eventually(() => focused(page)).toBe("Running…");
    complete(world, world.runs[0]!);
    await eventually(() => focused(page)).toBe("Run again");
    await page.keyboard.press("Escape");
    await eventually(() => focused(page)).toBe("Kestrel Logistics GmbH");
    expect(new URL(page.url()).hash).toBe("");
    await page.goBack();
    await eventually(() => page.locator(".outcome h4").textContent()).toBe("Paid in full");
  });

  test.each([1280, 380])(
    "nothing jumps while it loads and lives, and nothing moves that need not: %i pixels",
    async (width) => {
      const { page, world } = await open({ viewport: { width, height: 900 }, reducedMotion: "reduce" });
      await page.evaluate(`globalThis.shift = 0; new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if (!entry.hadRecentInput) shift += entry.value;
    }).observe({ type: "layout-shift", buffered: true })`);
      await page.locator("tbody [data-invoice]").first().click();
      await page.getByRole("button", { name: "Run reconciliation" }).click();
      await page.locator(".feed.live").waitFor();
      const run = world.runs[0]!;
      // Past the half second after a click in which everything is forgiven.
      await page.waitForTimeout(700);
      retrying(world, run);
      await eventually(() => page.locator(".outcome h4").textContent()).toContain("attempt 2");
      expect(await page.evaluate("document.getAnimations().length")).toBe(0);
      for (const step of ["invoice/load", "invoice/match", "invoice/post", "invoice/adjust", "invoice/notify"])
        world.step(run, step, 2);
      world.end(run, { output: paidInFull });
      await eventually(() => page.locator(".outcome h4").textContent()).toBe("Paid in full");
      await page.waitForTimeout(300);
      expect(await page.evaluate("shift")).toBeLessThan(0.02);
    },
  );
});
