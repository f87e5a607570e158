import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { findChromium, startChromium } from "@rawr/browser-testing";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { SurfaceReview } from "../../src/diff/review.ts";
import { renderReviewHtml } from "../../src/review/html.ts";
import { renderReviewJunit } from "../../src/review/junit.ts";
import { bigReview, hostileReview, hostileText, sample } from "./sample.ts";

const executable = findChromium();

describe.skipIf(executable === undefined)("the page in Chromium, from a file", () => {
  let browser: Browser;
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "review-page-"));
    browser = await startChromium(executable ?? "");
  });
  afterAll(async () => {
    await browser?.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** Opens a page and collects what the browser complains of and what it would load. */
  async function open(reviews: readonly SurfaceReview[], options: BrowserContextOptions = {}) {
    const path = join(folder, "review.html");
    await writeFile(path, renderReviewHtml(reviews));
    const context = await browser.newContext({ viewport: { width: 1200, height: 800 }, ...options });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on("console", (message) => complaints.push(message.text()));
    page.on("pageerror", (error) => complaints.push(error.message));
    page.on("dialog", (dialog) => complaints.push(`dialog ${dialog.message()}`));
    page.on("request", (request) => request.url().startsWith("file:") || complaints.push(request.url()));
    await page.goto(pathToFileURL(path).href);
    return { page, context, complaints };
  }

  const shown = (page: Page) => page.locator(".finding:visible").count();
  const chip = (page: Page, text: string) => page.locator(".chip", { hasText: text });

  test("filters by class, audience, status and words, and takes it all back", async () => {
    const { page, context, complaints } = await open([sample]);
    expect(await shown(page)).toBe(9);
    await chip(page, "Breaks on the wire").click();
    await expect.poll(() => shown(page)).toBe(4);
    await chip(page, "partner").click();
    await expect.poll(() => shown(page)).toBe(3);
    await chip(page, "waived").click();
    await expect.poll(() => shown(page)).toBe(1);
    expect(await page.locator("#shown").textContent()).toBe("1 of 9 findings");
    // A class without a finding left has no heading either.
    expect(await page.locator("section.class:visible").count()).toBe(1);
    await page.getByRole("button", { name: "Show all" }).click();
    await expect.poll(() => shown(page)).toBe(9);
    expect(await page.locator("#shown").textContent()).toBe("9 findings");

    await page.keyboard.press("/");
    await page.keyboard.type("LOOKAROUND reference");
    await expect.poll(() => shown(page)).toBe(1);
    expect(complaints).toEqual([]);
    await context.close();
  });

  test("is used by keyboard alone: the first stop leads past the filters, a card opens and closes", async () => {
    const { page, context } = await open([sample]);
    await page.keyboard.press("Tab");
    expect(await page.evaluate("document.activeElement.textContent")).toBe("Skip to the findings");
    await page.keyboard.press("Enter");
    const card = page.locator(".finding > details").first();
    await card.locator("summary").first().focus();
    await page.keyboard.press("Enter");
    expect(await card.getAttribute("open")).toBeNull();
    await page.keyboard.press("Enter");
    expect(await card.getAttribute("open")).toBe("");
    await chip(page, "internal").locator("input").focus();
    await page.keyboard.press("Space");
    await expect.poll(() => shown(page)).toBe(9);
    await context.close();
  });

  test("what assistive technology reads has a heading for each finding, a name for each control, no lost label", async () => {
    const { page, context } = await open([sample]);
    const headings = await page.getByRole("heading", { level: 4 }).allTextContents();
    expect(headings).toHaveLength(9);
    expect(await page.getByRole("heading", { level: 1 }).textContent()).toContain("Breaking for internal and partner");
    expect(await page.getByRole("article", { name: "The operation is gone" }).count()).toBe(1);
    expect(await page.getByRole("searchbox", { name: "Search" }).count()).toBe(1);
    expect(await page.getByRole("group", { name: "Audience" }).getByRole("checkbox").count()).toBe(2);
    const nameless = await page.evaluate(`[...document.querySelectorAll("button, select, input")]
      .filter((element) => !(element.ariaLabel || element.textContent || element.labels?.length)).length`);
    expect(nameless).toBe(0);
    await context.close();
  });

  test("copies the fingerprint and the waiver", async () => {
    const { page, context } = await open([sample]);
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    const card = page.locator("#f0-b1d20c6e58f94a37");
    await card.getByRole("button", { name: "Copy the fingerprint" }).click();
    await expect.poll(() => page.evaluate("navigator.clipboard.readText()")).toBe("b1d20c6e58f94a37");
    await card.getByText("Waive it").click();
    await card.getByRole("button", { name: "Copy the waiver" }).click();
    await expect.poll(() => page.evaluate("navigator.clipboard.readText()")).toContain('expires: "YYYY-MM-DD"');
    await context.close();
  });

  test("a link to a finding opens it", async () => {
    const { page, context } = await open([sample]);
    await page.getByRole("button", { name: "Close all" }).click();
    await page.evaluate(`location.hash = "#f0-abcdefabcdef0002"`);
    await expect.poll(() => page.locator("#f0-abcdefabcdef0002 > details").getAttribute("open")).toBe("");
    await context.close();
  });

  test("wears the system's theme, and the reader's own over it", async () => {
    const { page, context } = await open([sample], { colorScheme: "dark" });
    const background = () => page.evaluate("getComputedStyle(document.body).backgroundColor");
    expect(await background()).toBe("rgb(14, 17, 22)");
    await page.getByLabel("Theme").selectOption("light");
    expect(await background()).toBe("rgb(245, 246, 248)");
    await page.reload();
    expect(await background()).toBe("rgb(245, 246, 248)");
    await context.close();
  });

  test.each(["light", "dark"] as const)("text has the contrast of WCAG AA, %s", async (colorScheme) => {
    const { page, context } = await open([sample], { colorScheme });
    expect(await page.evaluate(lowContrast)).toEqual([]);
    await context.close();
  });

  test("nothing moves while it loads, and a narrow screen scrolls in one direction only", async () => {
    const { page, context } = await open([sample], { viewport: { width: 360, height: 700 } });
    const shift = await page.evaluate(`new Promise((resolve) => {
      let sum = 0;
      new PerformanceObserver((list) => { for (const entry of list.getEntries()) sum += entry.value; })
        .observe({ type: "layout-shift", buffered: true });
      setTimeout(() => resolve(sum), 300);
    })`);
    expect(shift).toBe(0);
    expect(await page.evaluate("document.documentElement.scrollWidth <= innerWidth")).toBe(true);
    await context.close();
  });

  test("prints on white, whatever the theme, with every finding open and nothing to click", async () => {
    const { page, context } = await open([sample], { colorScheme: "dark" });
    await page.getByLabel("Theme").selectOption("dark");
    await page.getByRole("button", { name: "Close all" }).click();
    await page.emulateMedia({ media: "print" });
    expect(await page.evaluate("getComputedStyle(document.body).color")).toBe("rgb(26, 31, 39)");
    expect(await page.locator("search:visible, button:visible, select:visible").count()).toBe(0);
    expect((await page.pdf()).length).toBeGreaterThan(10_000);
    expect(await page.getByText("must have required properties invoiceId").isVisible()).toBe(true);
    await context.close();
  });

  test("without JavaScript everything is shown and nothing is offered that would not work", async () => {
    const { page, context } = await open([sample], { javaScriptEnabled: false });
    expect(await shown(page)).toBe(9);
    expect(await page.locator("search:visible, #theme:visible, .copy:visible").count()).toBe(0);
    expect(await page.getByText("must have required properties invoiceId").isVisible()).toBe(true);
    await context.close();
  });

  test("text of a document runs nothing, loads nothing, and is read as it was written", async () => {
    const { page, context, complaints } = await open([hostileReview()]);
    expect(await shown(page)).toBe(8);
    expect(await page.locator("script, img, iframe").count()).toBe(1);
    expect(await page.locator("h2").textContent()).toContain(hostileText.slice(0, 80));
    expect(complaints).toEqual([]);
    await context.close();
  });

  test("a browser's parser of XML takes the JUnit report of a hostile document", async () => {
    const page = await browser.newPage();
    const parse = `(text) => {
      const parsed = new DOMParser().parseFromString(text, "application/xml");
      return parsed.querySelector("parsererror")?.textContent ?? parsed.querySelectorAll("testcase").length;
    }`;
    expect(await page.evaluate(`(${parse})(${JSON.stringify(renderReviewJunit([hostileReview()]))})`)).toBe(8);
    await page.close();
  });

  test("2,000 findings are filtered", async () => {
    const { page, context } = await open([bigReview(2_000)]);
    await page.locator("#q").fill("(1999)");
    await expect.poll(() => page.locator("#shown").textContent()).toBe("1 of 2,000 findings");
    expect(await page.locator(".finding:not([hidden])").count()).toBe(1);
    await context.close();
  });
});

/** Every piece of text whose color is too close to what lies behind it (WCAG 2.2, 1.4.3), as the browser paints it. */
const lowContrast = `(() => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const rgb = (layers) => {
    canvas.clearRect(0, 0, 1, 1);
    for (const color of layers) { canvas.fillStyle = color; canvas.fillRect(0, 0, 1, 1); }
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const light = ([r, g, b]) => {
    const linear = [r, g, b].map((part) => part / 255).map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
  };
  const found = new Set();
  for (const element of document.querySelectorAll("body *")) {
    const text = [...element.childNodes].filter((node) => node.nodeType === 3).map((node) => node.data.trim()).join("");
    if (text === "" || !element.checkVisibility() || element.matches(":disabled, .unseen, .skip")) continue;
    const layers = [];
    for (let at = element; at; at = at.parentElement) layers.unshift(getComputedStyle(at).backgroundColor);
    const [front, back] = [light(rgb([...layers, getComputedStyle(element).color])), light(rgb(layers))];
    const ratio = (Math.max(front, back) + 0.05) / (Math.min(front, back) + 0.05);
    if (ratio < 4.5) found.add(element.tagName + "." + element.className + " " + ratio.toFixed(2) + " " + text.slice(0, 30));
  }
  return [...found];
})()`;
