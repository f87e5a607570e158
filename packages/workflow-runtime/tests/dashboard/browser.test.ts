import { tmpdir } from "node:os";
import { join } from "node:path";
import { findChromium, startChromium } from "@rawr/browser-testing";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import type { DashboardGrant } from "../../src/dashboard/types.ts";
import { MemoryRunStore } from "../../src/testing/memory-run-store.ts";
import { answer, serve } from "../sse/serve.ts";
import { dashboardOf } from "./host.ts";
import { lowContrast, nameless } from "./page-checks.ts";
import { hostile, ids, sampleStore } from "./sample.ts";

const executable = findChromium();
/** The machine may be busy; what never comes true still fails. */
const eventually = <T>(look: () => T | Promise<T>) => expect.poll(look, { timeout: 30_000 });
const all = { mayRead: true, mayAct: true, seesOutputs: true };

interface Options extends BrowserContextOptions {
  readonly grant?: DashboardGrant;
  readonly store?: MemoryRunStore;
  readonly path?: string;
  /** What the browser's console says of an answer that the test asks for. */
  readonly expected?: RegExp;
}

describe.skipIf(executable === undefined)("the dashboard in Chromium", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startChromium(executable ?? "");
  });
  afterAll(async () => {
    await browser?.close();
  });

  /** Opens the page; whatever the browser complains of (its policy above all) fails the test at its end. */
  async function open({ grant = all, store = sampleStore(Date.now()), path = "", expected, ...options }: Options = {}) {
    const { runtime, handle } = dashboardOf(store, grant);
    let down = false;
    const server = await serve((request, response) => (down ? response.destroy() : answer(request, response, handle)));
    const base = `${server.baseUrl}/workflows`;
    const context = await browser.newContext({ viewport: { width: 1280, height: 860 }, ...options });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on("console", (message) => down || expected?.test(message.text()) || complaints.push(message.text()));
    page.on("pageerror", (error) => complaints.push(error.message));
    page.on("dialog", (dialog) => complaints.push(`dialog ${dialog.message()}`));
    page.on("request", (request) => request.url().startsWith(server.baseUrl) || complaints.push(request.url()));
    onTestFinished(async () => {
      await context.close();
      expect(complaints).toEqual([]);
    });
    await page.goto(`${base}${path}`);
    const line = (up: boolean) => {
      down = !up;
      if (!up) for (const socket of server.sockets) socket.destroy();
    };
    return { page, base, store, runtime, line };
  }

  const rows = (page: Page) => page.locator(".runs tbody tr:not(.skeleton)");
  const state = (page: Page) => page.locator("#line").textContent();

  test("lists, filters by what is in its address, and says when nothing matches", async () => {
    const { page } = await open();
    await eventually(() => rows(page).count()).toBe(25);
    await page.getByRole("checkbox", { name: "Failed" }).check();
    await eventually(() => rows(page).count()).toBe(2);
    await page.getByLabel("Attribute").fill("tenant=acme");
    await eventually(() => rows(page).count()).toBe(1);
    expect(new URL(page.url()).search).toBe("?status=failed&attribute=tenant%3Dacme");
    await page.reload();
    await eventually(() => rows(page).count()).toBe(1);
    expect(await page.getByRole("checkbox", { name: "Failed" }).isChecked()).toBe(true);
    await page.getByLabel("Function").fill("none-of-ours");
    await eventually(() => page.getByRole("heading", { name: "No run matches" }).isVisible()).toBe(true);
    await page.getByRole("button", { name: "Clear filters" }).click();
    await eventually(() => rows(page).count()).toBe(25);
    await page.getByLabel("Created").selectOption("24h");
    await page.getByRole("checkbox", { name: "Waiting" }).check();
    await eventually(() => rows(page).count()).toBe(1);
  });

  test("pages go forth and back, by button and by the browser's own", async () => {
    const { page } = await open();
    const first = () => rows(page).first().locator("code").textContent();
    await eventually(first).toBe(ids.queued);
    await page.getByRole("button", { name: "Older" }).click();
    await eventually(first).not.toBe(ids.queued);
    await page.getByRole("button", { name: "Older" }).click();
    await eventually(() => page.getByRole("button", { name: "Older" }).isDisabled()).toBe(true);
    await eventually(() => rows(page).count()).toBe(16);
    await page.getByRole("button", { name: "Newer" }).click();
    await eventually(() => rows(page).count()).toBe(25);
    await page.goBack();
    await eventually(first).toBe(ids.queued);
  });

  test("a new run appears by itself and takes nobody's focus", async () => {
    const { page, store } = await open();
    await page.getByRole("link", { name: "billing-nightly-report" }).focus();
    store.put({ runId: "01JD8Z3V6QF4T9K2M7XWNC9999", functionId: "brand-new", createdAt: new Date().toISOString() });
    await eventually(() => page.getByRole("link", { name: "brand-new" }).count()).toBe(1);
    expect(await page.evaluate("document.activeElement.textContent")).toBe("billing-nightly-report");
  });

  test("a run grows before one's eyes, to its end", async () => {
    const { page, store } = await open({ path: `/runs/${ids.running}` });
    await eventually(() => page.locator(".events tbody tr").count()).toBe(5);
    await eventually(() => state(page)).toBe("Live");
    store.append(ids.running, {
      type: "step.completed",
      step: "post to ledger",
      attempt: 2,
      at: new Date().toISOString(),
    });
    await eventually(() => page.locator(".events tbody tr").count()).toBe(6);
    store.put({ runId: ids.running, output: { outcome: "matched" } });
    store.append(ids.running, { type: "run.completed", at: new Date().toISOString() });
    await eventually(() => page.locator("h1").textContent()).toBe("billing-reconcile-invoiceCompleted");
    await eventually(() => page.getByRole("region", { name: "Output" }).textContent()).toContain(
      '"outcome": "matched"',
    );
    await eventually(() => state(page)).toBe("Up to date");
    expect(await page.getByRole("button", { name: "Cancel run" }).count()).toBe(0);
    expect(store.subscriptions).toBe(0);
  });

  test("steps open and close by keyboard, with what they gave and why they failed", async () => {
    const { page } = await open({ path: `/runs/${ids.failed}` });
    const step = page.getByRole("button", { name: "post to ledger" });
    await step.focus();
    await page.keyboard.press("Enter");
    expect(await step.getAttribute("aria-expanded")).toBe("true");
    expect(await page.evaluate("document.activeElement.textContent")).toContain("post to ledger");
    await page.locator(".panel summary").focus();
    await page.keyboard.press("Enter");
    expect(await page.getByText("at post (ledger.js:17:9)").last().isVisible()).toBe(true);
    await page.getByRole("button", { name: "load invoice" }).click();
    await eventually(() => page.getByRole("region", { name: "Output of load invoice" }).textContent()).toContain(
      '"ok": true',
    );
    await step.focus();
    await page.keyboard.press("Space");
    expect(await page.locator(".panel").count()).toBe(1);
  });

  test("cancels with a reason, by keyboard; Escape changes nothing", async () => {
    const { page, runtime } = await open({ path: `/runs/${ids.waiting}` });
    await page.getByRole("button", { name: "Cancel run" }).click();
    await page.keyboard.press("Escape");
    expect(await page.getByRole("dialog").count()).toBe(0);
    await page.getByRole("button", { name: "Cancel run" }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("dialog").getByRole("textbox").fill("Paid by cheque");
    await page.getByRole("dialog").getByRole("button", { name: "Cancel run" }).press("Enter");
    await eventually(() => page.locator("h1").textContent()).toContain("Cancelled");
    expect(runtime.done).toEqual([`cancel ${ids.waiting} Paid by cheque`]);
    expect(await page.locator(".facts").textContent()).toContain("Paid by cheque");
  });

  test("starts a run again and shows the new one; a refusal is told in the dialog", async () => {
    const { page, runtime, store } = await open({ path: `/runs/${ids.failed}`, expected: /status of 409/ });
    await page.getByRole("button", { name: "Retry" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Retry" }).click();
    await eventually(() => page.locator("h1").textContent()).toContain("Queued");
    expect(runtime.done).toEqual([`retry ${ids.failed}`]);
    await page.getByRole("link", { name: ids.failed }).click();
    await eventually(() => page.locator("h1").textContent()).toContain("Failed");
    await page.goBack();
    await page.getByRole("button", { name: "Cancel run" }).click();
    store.append("01JD8Z3V6QF4T9K2M7XWNC0099", { type: "run.completed" });
    await page.getByRole("dialog").getByRole("button", { name: "Cancel run" }).click();
    await eventually(() => page.getByRole("alert").textContent()).toMatch(/^The run has ended already\. /);
    await page.keyboard.press("Escape");
    await eventually(() => page.locator("h1").textContent()).toContain("Completed");
  });

  test("who may only look is shown no button, and no value that is not his", async () => {
    const { page } = await open({ grant: { mayRead: true, mayAct: false }, path: `/runs/${ids.completed}` });
    await eventually(() => page.locator("#read-only").isVisible()).toBe(true);
    expect(await page.getByRole("button", { name: /Retry|Cancel/ }).count()).toBe(0);
    expect(await page.getByRole("heading", { name: "Input" }).count()).toBe(0);
    await page.getByRole("button", { name: "archive" }).click();
    expect(await page.locator(".panel").textContent()).toBe("You may not see its output.");
  });

  test("while the server is away it says so, keeps what it shows, and goes on by itself", async () => {
    const { page, store, line } = await open({ path: `/runs/${ids.running}` });
    await eventually(() => page.locator(".events tbody tr").count()).toBe(5);
    line(false);
    await eventually(() => state(page)).toBe("Offline, trying again");
    expect(await page.locator(".events tbody tr").count()).toBe(5);
    store.append(ids.running, { type: "step.completed", step: "post to ledger", attempt: 2 });
    line(true);
    await eventually(() => page.locator(".events tbody tr").count()).toBe(6);
    await eventually(() => state(page)).toBe("Live");
  });

  test("says what there is to say when there is nothing: no runs, no such run, no such page", async () => {
    const { page, base } = await open({ store: new MemoryRunStore() });
    await eventually(() => page.getByRole("heading", { name: "No runs yet" }).isVisible()).toBe(true);
    expect(new URL(base).pathname).toBe("/workflows");
    await page.evaluate(`history.pushState(null, "", "/workflows/else"); dispatchEvent(new PopStateEvent("popstate"))`);
    expect(await page.getByRole("heading", { name: "There is nothing here" }).isVisible()).toBe(true);
  });

  test("text of a run is read as it was written and runs nothing", async () => {
    const { page } = await open({ path: `/runs/${ids.hostile}` });
    await eventually(() => page.locator("h1").textContent()).toContain(hostile);
    await page.locator(".toggle").click();
    await eventually(() => page.getByRole("region", { name: "Input" }).textContent()).toContain("<script>");
    expect(await page.locator("main script, main img, main iframe").count()).toBe(0);
  });

  test("is used by keyboard alone, from a link past the head", async () => {
    const { page } = await open();
    await eventually(() => rows(page).count()).toBe(25);
    await page.keyboard.press("Tab");
    expect(await page.evaluate("document.activeElement.textContent")).toBe("Skip to the content");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Space");
    await eventually(() => rows(page).count()).toBe(1);
    const outline = await page.evaluate(
      "getComputedStyle(document.activeElement.nextElementSibling).outlineStyle + document.activeElement.value",
    );
    expect(outline).toBe("solidqueued");
    await page.getByRole("link", { name: "billing-nightly-report" }).focus();
    await page.keyboard.press("Enter");
    await eventually(() => page.locator("h1").textContent()).toContain("billing-nightly-report");
    expect(await page.evaluate("document.activeElement.id")).toBe("main");
  });

  test.each(["light", "dark"] as const)(
    "every text can be read and every control has a name, %s",
    async (colorScheme) => {
      const { page, base } = await open({ colorScheme });
      for (const [name, path] of Object.entries({ list: "", ...ids }).map(([key, id]) => [key, id && `/runs/${id}`])) {
        await page.goto(`${base}${path}`);
        await eventually(() => state(page)).toMatch(/Live|Up to date/);
        for (const toggle of await page.locator(".toggle").all()) await toggle.click();
        expect(await page.evaluate(lowContrast), name).toEqual([]);
        expect(await page.evaluate(nameless), name).toEqual([]);
        await page.screenshot({
          path: join(tmpdir(), "workflow-dashboard", `${name}-${colorScheme}.png`),
          fullPage: true,
        });
      }
    },
  );

  test("nothing moves while it loads and lives, and a narrow screen scrolls in one direction only", async () => {
    for (const path of ["", `/runs/${ids.running}`]) {
      const { page } = await open({ path, viewport: { width: 390, height: 800 }, reducedMotion: "reduce" });
      await eventually(() => state(page)).toBe("Live");
      const shift = await page.evaluate(`new Promise((resolve) => {
        let sum = 0;
        new PerformanceObserver((list) => { for (const entry of list.getEntries()) sum += entry.value; })
          .observe({ type: "layout-shift", buffered: true });
        setTimeout(() => resolve(sum), 2500);
      })`);
      expect(shift).toBeLessThan(0.001);
      expect(await page.evaluate("document.documentElement.scrollWidth <= innerWidth")).toBe(true);
      expect(await page.evaluate("document.getAnimations().length")).toBe(0);
    }
  });
});
