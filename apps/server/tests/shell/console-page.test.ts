import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { findChromium, startChromium } from "@rawr/browser-testing";
import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { ada, type ConsoleHostOptions, consoleHost, listen } from "./console-host.ts";

const executable = findChromium();
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
/** The machine may be busy; what never comes true still fails. */
const eventually = <T>(look: () => T | Promise<T>) => expect.poll(look, { timeout: 30_000 });
const bob = { ...ada, subject: "bob" };

interface Options extends ConsoleHostOptions, BrowserContextOptions {
  readonly as?: string;
  /** What the browser's console may say. */
  readonly expected?: RegExp;
}

describe.skipIf(executable === undefined)("the console in Chromium", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startChromium(executable ?? "");
  });
  afterAll(async () => {
    await browser?.close();
  });

  /** Opens the page; whatever the browser complains of (its policy above all) fails the test at its end. */
  async function open({ as, expected, people, demo, ...options }: Options = {}) {
    const host = await consoleHost({ ...(people && { people }), ...(demo !== undefined && { demo }) });
    const { base, close } = await listen(host.app);
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
    if (as !== undefined) await signIn(host.sessions, context, { as, base });
    const complaints: string[] = [];
    const tab = async () => {
      const page = await context.newPage();
      page.on("console", (message) => expected?.test(message.text()) || complaints.push(message.text()));
      page.on("pageerror", (error) => expected?.test(error.message) || complaints.push(error.message));
      page.on("request", (request) => request.url().startsWith(base) || complaints.push(request.url()));
      await page.goto(base);
      return page;
    };
    onTestFinished(async () => {
      await context.close();
      expect(complaints).toEqual([]);
    });
    return { ...host, context, base, close, tab, page: await tab() };
  }
  async function signIn(sessions: Set<string>, context: BrowserContext, { as, base }: { as: string; base: string }) {
    sessions.add(as);
    await context.addCookies([{ name: "session", value: as, url: base, httpOnly: true }]);
  }
  const count = (page: Page) => page.getByRole("button", { name: "Count" });
  const output = (page: Page) => page.locator("output").textContent();
  const logOf = (page: Page) => page.evaluate(() => window.name || null);
  const heading = (page: Page) => page.getByRole("heading", { level: 1 }).textContent();
  const focus = (page: Page) =>
    page.evaluate(() => (document.activeElement?.shadowRoot ?? document).activeElement?.textContent);

  test("signs in by a token, and says when it is none", async () => {
    const { page, sessions } = await open({ expected: /status of 401/ });
    await page.getByLabel("Access token").fill("nobody");
    await page.getByRole("button", { name: "Sign in" }).click();
    await eventually(() => page.getByRole("alert").textContent()).toBe("This token is not valid here, or no longer.");
    await page.getByLabel("Access token").fill(" ada ");
    await page.keyboard.press("Enter");
    await eventually(() => heading(page)).toBe("Invoices");
    await count(page).waitFor();
    expect([...sessions]).toEqual(["ada"]);
    expect(await page.evaluate(() => document.cookie)).toBe("");
  });

  test("signs in a demo user at a press", async () => {
    const { page } = await open({ demo: true });
    await page.getByRole("button", { name: "Continue as demo user" }).click();
    await count(page).click();
    await eventually(() => output(page)).toBe("200 ada 1");
  });

  test("a micro-frontend is mounted in a shadow root with the page's look, its own styles and no credentials", async () => {
    const { page, counts } = await open({ as: "ada", reducedMotion: "reduce" });
    await count(page).click();
    await eventually(() => output(page)).toBe("200 ada 1");
    expect(counts[0]?.headers.get("authorization")).toBeNull();
    expect(counts[0]?.headers.get("cookie")).toBe("session=ada");
    const look = () =>
      page.evaluate(() => {
        const root = document.querySelector(".host")?.shadowRoot;
        const style = (selector: string) => getComputedStyle(root?.querySelector(selector) ?? document.body);
        return [style("button").backgroundColor, style(".row").display, style(".badge").borderRadius];
      });
    await eventually(look).toEqual(["rgb(22, 61, 156)", "flex", "99px"]);
    expect(await page.locator(".waiting").isVisible()).toBe(false);
    expect(await page.locator(".stage").getAttribute("aria-busy")).toBeNull();
  });

  test("the theme is the system's until one is chosen, and then it stays", async () => {
    const { page } = await open({ as: "ada", colorScheme: "dark" });
    const badge = page.locator(".row .badge");
    await eventually(() => badge.textContent()).toBe("dark");
    await page.emulateMedia({ colorScheme: "light" });
    await eventually(() => badge.textContent()).toBe("light");
    await page.getByLabel("Theme").selectOption("dark");
    await eventually(() => badge.textContent()).toBe("dark");
    const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    expect(await background()).toBe("rgb(14, 17, 22)");
    await page.reload();
    expect(await page.locator("html").getAttribute("data-theme")).toBe("dark");
    expect(await background()).toBe("rgb(14, 17, 22)");
    await eventually(() => badge.textContent()).toBe("dark");
  });

  test("a session that ends loses nothing: what was asked waits, and is asked again as the same person", async () => {
    const { page, sessions, counts } = await open({ as: "ada", expected: /status of 401/ });
    await count(page).click();
    await eventually(() => output(page)).toBe("200 ada 1");
    await page.evaluate(() => document.body.setAttribute("data-kept", ""));
    sessions.clear();
    await count(page).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Your session has ended" }).waitFor();
    expect([await count(page).isVisible(), counts.length]).toEqual([false, 1]);
    await eventually(() => focus(page)).toBe("Your session has ended");
    await page.getByLabel("Access token").fill("ada");
    await page.getByRole("button", { name: "Sign in" }).click();
    await eventually(() => output(page)).toBe("200 ada 2");
    expect(await page.locator("[data-kept]").count()).toBe(1);
    expect([await logOf(page), counts.length, await focus(page)]).toEqual([null, 2, "Count"]);
  });

  test("another person finds nothing of who was there before", async () => {
    const { page, sessions, counts } = await open({ as: "ada", people: { ada, bob }, expected: /status of 401/ });
    await count(page).waitFor();
    sessions.clear();
    await count(page).click();
    await page.getByLabel("Access token").fill("bob");
    await page.getByRole("button", { name: "Sign in" }).click();
    await eventually(() => page.getByText("bob · acme").count()).toBe(1);
    await eventually(() => logOf(page)).toMatch(/^abort unmount /);
    await count(page).click();
    await eventually(() => output(page)).toBe("200 bob 1");
    expect(counts).toHaveLength(1);
  });

  test("signing out unmounts in every tab, and signing in brings every tab back", async () => {
    const { page, tab, sessions } = await open({ as: "ada" });
    const other = await tab();
    await count(other).waitFor();
    await page.getByRole("button", { name: "Sign out" }).click();
    for (const each of [page, other]) {
      await eventually(() => heading(each)).toBe("Sign in");
      expect(await logOf(each)).toBe("abort unmount ");
    }
    expect(sessions.size).toBe(0);
    await other.getByLabel("Access token").fill("ada");
    await other.keyboard.press("Enter");
    for (const each of [page, other]) await eventually(() => count(each).isVisible()).toBe(true);
  });

  test("a tab whose session ended goes on when another tab signs in", async () => {
    const { page, tab, sessions } = await open({ as: "ada", expected: /status of 401/ });
    await count(page).waitFor();
    sessions.clear();
    await count(page).click();
    await page.getByRole("heading", { name: "Your session has ended" }).waitFor();
    const other = await tab();
    await other.getByLabel("Access token").fill("ada");
    await other.keyboard.press("Enter");
    await eventually(() => output(page)).toBe("200 ada 1");
    expect(await logOf(page)).toBeNull();
  });

  test("a page that the browser kept shows nothing before it is certain whose it is", async () => {
    const { page, sessions } = await open({ as: "ada" });
    await count(page).waitFor();
    const comeBack = () =>
      page.evaluate(() => {
        dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
        return document.getElementById("plugins")?.hidden;
      });
    expect(await comeBack()).toBe(true);
    await eventually(() => count(page).isVisible()).toBe(true);
    sessions.clear();
    expect(await comeBack()).toBe(true);
    await page.getByRole("heading", { name: "Your session has ended" }).waitFor();
    expect(await count(page).isVisible()).toBe(false);
  });

  test("says that there is no line while there is none, and that signing out needs one", async () => {
    const { page, context } = await open({ as: "ada", expected: /ERR_INTERNET_DISCONNECTED/ });
    await count(page).waitFor();
    const status = page.locator("#status");
    await context.setOffline(true);
    await eventually(() => status.textContent()).toMatch(/^You are offline/);
    await page.getByRole("button", { name: "Sign out" }).click();
    await context.setOffline(false);
    await eventually(() => status.textContent()).toBe("You could not be signed out. Try again.");
    expect(await logOf(page)).toBeNull();
  });

  test("a micro-frontend that breaks is started again at a press", async () => {
    const { page, context, base } = await open({ expected: /counter could not be started/ });
    await page.evaluate(() => localStorage.setItem("counter", "breaks"));
    await context.addCookies([{ name: "session", value: "ada", url: base }]);
    await page.getByLabel("Access token").fill("ada");
    await page.keyboard.press("Enter");
    await eventually(() => page.getByRole("alert").allTextContents()).toContain(
      "Invoices could not be started.Try again",
    );
    await page.evaluate(() => localStorage.clear());
    await page.getByRole("button", { name: "Try again" }).click();
    await count(page).waitFor();
    expect(await page.locator(".failure").count()).toBe(0);
  });

  test("one that did not load is loaded with the page", async () => {
    const { page, context, base, sessions } = await open({ expected: /counter could not be loaded|ERR_FAILED/ });
    await context.route("**/assets/counter-*.js", (route) => route.abort());
    await signIn(sessions, context, { as: "ada", base });
    await page.reload();
    await page.getByText("Invoices could not be loaded. Check your connection.").waitFor();
    await context.unroute("**/assets/counter-*.js");
    await page.getByRole("button", { name: "Try again" }).click();
    await count(page).waitFor();
  });

  test("who lacks a scope is told which, before any code is loaded", async () => {
    const people = { eve: { ...ada, scopes: ["workflows:operate"] } };
    const { page } = await open({ as: "eve", people, expected: /counter needs the scope/ });
    const text = await page.locator(".failure").textContent();
    expect(text).toMatch(/^You may not use Invoices: counter needs the scope invoicing:read of invoicing\./);
    expect(await page.getByRole("button", { name: "Try again" }).count()).toBe(0);
  });

  test("nothing moves while it loads, and its largest paint comes with the page", async () => {
    const { page } = await open({ as: "ada" });
    await count(page).waitFor();
    const [shift, largest] = await page.evaluate(async () => {
      const entries = (type: string) =>
        new Promise<(PerformanceEntry & { value?: number; element?: Element })[]>((resolve) => {
          new PerformanceObserver((list) => resolve(list.getEntries())).observe({ type, buffered: true });
          setTimeout(() => resolve([]), 1000);
        });
      const shifts = await entries("layout-shift");
      const paints = await entries("largest-contentful-paint");
      return [shifts.reduce((sum, { value = 0 }) => sum + value, 0), paints.at(-1)?.element?.textContent] as const;
    });
    expect(shift).toBeLessThan(0.001);
    expect(largest).toMatch(/^Match payments/);
  });

  test("is used by keyboard alone, from a link past the head", async () => {
    const { page } = await open({ as: "ada" });
    await count(page).waitFor();
    await page.keyboard.press("Tab");
    expect(await focus(page)).toBe("Skip to the content");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    expect(await focus(page)).toBe("Count");
    await page.keyboard.press("Space");
    await eventually(() => output(page)).toBe("200 ada 1");
  });

  test.each([
    ["light", 1280],
    ["dark", 380],
  ] as const)("axe finds nothing, and nothing is wider than the screen: %s, %i", async (colorScheme, width) => {
    for (const as of [undefined, "ada"]) {
      const viewport = { width, height: 800 };
      const { page } = await open({ ...(as && { as }), colorScheme, viewport, reducedMotion: "reduce" });
      if (as) await count(page).waitFor();
      await page.evaluate(axe);
      const violations = await page.evaluate(`axe.run().then(({ violations }) => violations.map(({ id, nodes }) =>
        id + " " + nodes.map(({ html, failureSummary }) => html + failureSummary)))`);
      expect(violations).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
      expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
    }
  });
});
