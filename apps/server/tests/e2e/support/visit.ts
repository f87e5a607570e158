import type { Browser, BrowserContext, BrowserContextOptions, Page, Request } from "playwright-core";

export interface VisitOptions extends BrowserContextOptions {
  /** What the browser's console may say beside nothing. */
  readonly expected?: RegExp;
}

/** A person at a browser of their own. */
export interface Visit {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Everything that any page asked for. */
  readonly requests: readonly Request[];
  /** What the browser complained of (its policy above all), and requests to elsewhere. */
  readonly complaints: readonly string[];
  /** Another tab. */
  tab(address?: string): Promise<Page>;
}

/** Opens the console at `url`, nobody signed in. */
export async function visit(
  browser: Browser,
  url: string,
  { expected, ...options }: VisitOptions = {},
): Promise<Visit> {
  const viewport = { width: 1280, height: 900 };
  const context = await browser.newContext({ viewport, locale: "en-GB", reducedMotion: "reduce", ...options });
  context.setDefaultTimeout(60_000);
  const complaints: string[] = [];
  const requests: Request[] = [];
  const complain = (text: string) => expected?.test(text) || complaints.push(text);
  context.on("console", (message) => message.type() === "info" || complain(`${message.type()}: ${message.text()}`));
  context.on("weberror", (error) => complain(error.error().stack ?? error.error().message));
  context.on("request", (request) => {
    requests.push(request);
    if (new URL(request.url()).origin !== url) complain(request.url());
  });
  const tab = async (address = "/") => {
    const page = await context.newPage();
    await page.goto(`${url}${address}`);
    return page;
  };
  return { context, requests, complaints, tab, page: await tab() };
}
