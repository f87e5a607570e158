import { existsSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import { type Browser, type BrowserContext, chromium, type Page, type Request } from "playwright-core";
import { npmStart, type Started } from "./npm-start.ts";
import type { PageResult } from "./results.ts";

/** Lighthouse's Slow 4G: 150 ms, 1.6 Mbit/s down, 750 kbit/s up; and a processor a quarter as fast. */
const network = { offline: false, latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 };
const cpuSlowdown = 4;

/** Where this machine has a Chromium; `CHROMIUM_PATH` names another one. */
function findChromium(): string | undefined {
  const places = [process.env["CHROMIUM_PATH"] ?? "", "/usr/bin/chromium", "/usr/bin/google-chrome"];
  return places.find((path) => existsSync(path));
}

/** Opens the console as a signed-in person, each time with nothing in the cache; undefined without a browser. */
export async function benchPage(folder: string, loads: number): Promise<PageResult | undefined> {
  const executablePath = findChromium();
  if (executablePath === undefined) return undefined;
  const host = await npmStart(join(folder, "page"), { env: { CONFORMANCE_RATE: "0.01" } });
  const args = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  const browser = await chromium.launch({ executablePath, args });
  try {
    await inContext(browser, host, (page) => load(page, host));
    const seen: Load[] = [];
    for (let time = 0; time < loads; time++) seen.push(await inContext(browser, host, (page) => load(page, host)));
    const scripts = await inContext(browser, host, (page) => scriptsOf(page, host));
    return {
      browser: `Chromium ${browser.version()}`,
      loads,
      scripts,
      lcp: seen.map(({ lcp }) => lcp),
      lcpElement: seen.at(-1)?.element ?? "none",
      cls: seen.map(({ cls }) => cls),
      list: seen.map(({ list }) => list),
    };
  } finally {
    await browser.close();
    await host.stop();
  }
}

async function inContext<T>(browser: Browser, { url, token }: Started, use: (page: Page) => Promise<T>): Promise<T> {
  const context: BrowserContext = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  try {
    const headers = { authorization: `Bearer ${token}` };
    const signedIn = await context.request.post(new URL("/session", url).href, { headers });
    if (!signedIn.ok()) throw new Error(`Nobody was signed in: ${signedIn.status()}`);
    return await use(await context.newPage());
  } finally {
    await context.close();
  }
}

interface Load {
  readonly lcp: number;
  readonly element: string;
  readonly cls: number;
  readonly list: number;
}

/** What the observers in the page have seen; times since navigation began. */
interface Observed {
  lcp: number;
  element: string;
  cls: number;
}

async function load(page: Page, { url }: Started): Promise<Load> {
  await page.addInitScript(observe);
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Network.enable");
  await devtools.send("Network.emulateNetworkConditions", network);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: cpuSlowdown });
  await page.goto(url, { waitUntil: "commit" });
  await shown(page);
  const list = await page.evaluate(() => performance.now());
  await page.waitForLoadState("networkidle");
  await delay(500);
  const { lcp, element, cls } = await page.evaluate(() => (globalThis as unknown as { seen: Observed }).seen);
  return { lcp, element, cls, list };
}

/** The first invoice is there, within the plugin's open shadow root. */
const shown = (page: Page) => page.getByText("Kestrel Logistics GmbH").first().waitFor({ timeout: 60_000 });

/** Runs in the page, before anything of it. Shifts are added up in session windows, as Core Web Vitals do. */
function observe(): void {
  const seen: Observed = { lcp: 0, element: "", cls: 0 };
  Object.assign(globalThis, { seen });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const { element } = entry as PerformanceEntry & { element?: { tagName: string; className: string } };
      seen.lcp = entry.startTime;
      seen.element = element ? `${element.tagName.toLowerCase()} ${element.className}`.trim() : "";
    }
  }).observe({ type: "largest-contentful-paint", buffered: true });
  let [sum, first, last] = [0, 0, 0];
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const { value, startTime } = entry as PerformanceEntry & { value: number };
      const begins = startTime - last > 1_000 || startTime - first > 5_000;
      if (begins) [sum, first] = [0, startTime];
      last = startTime;
      sum += value;
      seen.cls = Math.max(seen.cls, sum);
    }
  }).observe({ type: "layout-shift", buffered: true });
}

/** Every script that the page asks for by itself; initial are those that were asked for before there was a list. */
async function scriptsOf(page: Page, { url }: Started): Promise<PageResult["scripts"]> {
  const early = new Set<Request>();
  const waiting: Promise<PageResult["scripts"]>[] = [];
  let listed = false;
  page.on("request", (request) => void (listed || early.add(request)));
  page.on("requestfinished", (request) => {
    listed ||= request.url().includes("/api/invoicing/invoices");
    waiting.push(scriptOf(request, early.has(request)));
  });
  await page.goto(url);
  await shown(page);
  await page.waitForLoadState("networkidle");
  return (await Promise.all(waiting)).flat();
}

async function scriptOf(request: Request, initial: boolean): Promise<PageResult["scripts"]> {
  const response = await request.response();
  if (response === null || !/javascript/.test(response.headers()["content-type"] ?? "")) return [];
  const { responseBodySize: sent } = await request.sizes();
  const gzip = gzipSync(await response.body()).length;
  return [{ path: new URL(request.url()).pathname, initial, gzip, sent }];
}
