import { readFileSync } from "node:fs";
import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { expect, onTestFinished } from "vitest";
import { type ApiServer, serveApis } from "./api-server.ts";
import { bundle } from "./bundle.ts";
import { World } from "./world.ts";

const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Invoices</title><link rel="icon" href="/icon.svg"><link rel="stylesheet" href="/base.css"><link rel="stylesheet" href="/page.css">
<script type="module" src="/page.js"></script></head><body><main><h1>Invoices</h1><div id="plugin"></div></main></body></html>`;
const pageCss = `body { margin: 0 auto; padding: 1.5rem clamp(0.75rem, 2vw, 2rem) 4rem; max-width: 90rem; background: var(--color-page);
color: var(--color-text); font: 400 var(--text-body) / 1.5 var(--font-sans); } #plugin { display: block; min-height: 70vh; } h1 { margin-bottom: 1rem; }`;
// The sheets of the page that the console is made for.
const sheet = (name: string) =>
  readFileSync(new URL(`../../../../../apps/server/src/shell/styles/${name}.css`, import.meta.url), "utf8");

/** Everything that the page is made of. */
export async function pageFiles(): Promise<ReadonlyMap<string, readonly [type: string, text: string]>> {
  const scripts = await bundle("./page.ts");
  return new Map<string, readonly [string, string]>([
    ["/", ["text/html", html]],
    ["/icon.svg", ["image/svg+xml", `<svg xmlns="http://www.w3.org/2000/svg"/>`]],
    ["/page.css", ["text/css", pageCss]],
    ["/base.css", ["text/css", sheet("tokens") + sheet("base")]],
    ...[...scripts].map(([name, text]) => [`/${name}`, ["text/javascript", text]] as const),
  ]);
}

export interface OpenOptions extends BrowserContextOptions {
  readonly world?: World;
  /** `#invoice=inv-001` */
  readonly hash?: string;
  /** `?locale=de` */
  readonly query?: string;
  readonly fault?: ApiServer["fault"];
  /** What the browser's console may say beside nothing. */
  readonly expected?: RegExp;
}

export interface Opened {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly world: World;
  readonly api: ApiServer;
  /** Another tab of the same person. */
  tab(hash?: string): Promise<Page>;
}

/** Opens the console in a page of its own world; whatever the browser complains of fails the test at its end. */
export async function openConsole(
  browser: Browser,
  files: Awaited<ReturnType<typeof pageFiles>>,
  { world = new World(), hash = "", query = "", fault, expected, ...options }: OpenOptions = {},
): Promise<Opened> {
  const api = await serveApis(world, files);
  if (fault) api.fault = fault;
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: "en-GB", ...options });
  const complaints: string[] = [];
  context.on("console", (message) => {
    if (message.type() === "error" && !expected?.test(message.text())) complaints.push(message.text());
  });
  context.on("weberror", (error) => complaints.push(error.error().stack ?? "an error without a stack"));
  onTestFinished(async () => {
    await context.close();
    api.close();
    expect(complaints).toEqual([]);
  });
  const tab = async (at = hash) => {
    const page = await context.newPage();
    await page.goto(`${api.url}/${query}${at}`);
    return page;
  };
  return { page: await tab(), context, world, api, tab };
}
