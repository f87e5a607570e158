import { findChromium, startChromium } from "@rawr/browser-testing";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { problem } from "./support/api-server.ts";
import { type OpenOptions, openConsole, pageFiles } from "./support/open-console.ts";
import { compensate, complete, paidInFull, retrying } from "./support/stories.ts";
import { sampleInvoices, World } from "./support/world.ts";

const executable = findChromium();
/** The machine may be busy; what never comes true still fails. */
const eventually = <T>(look: () => T | Promise<T>) => expect.poll(look, { timeout: 30_000 });
const invoice = "#invoice=inv-001";
const failed = /Failed to load resource/;

describe.skipIf(executable === undefined)("the invoice console in Chromium", () => {
  let browser: Browser;
  let files: Awaited<ReturnType<typeof pageFiles>>;
  beforeAll(async () => {
    [browser, files] = await Promise.all([startChromium(executable ?? ""), pageFiles()]);
  });
  afterAll(async () => {
    await browser?.close();
  });
  const open = (options?: OpenOptions) => openConsole(browser, files, options);

  const rows = (page: Page) => page.locator("tbody [data-invoice]");
  const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name });
  const text = (page: Page, selector: string) => page.locator(selector).first().textContent();
  const title = (page: Page) => text(page, ".outcome h4");
  const steps = (page: Page) => page.locator(".steps li .name").allTextContents();
  const focused = (page: Page) => page.evaluate(`host.root.activeElement?.textContent ?? ""`) as Promise<string>;

  describe("the list", () => {
    test("shows customer, reference, amount, due date and state, and fetches further pages", async () => {
      const { page } = await open({ world: new World(sampleInvoices(24)) });
      await eventually(() => rows(page).count()).toBe(20);
      expect(await page.getByRole("row").nth(1).getByRole("cell").allTextContents()).toEqual([
        "Kestrel Logistics GmbH",
        "RE-2026-0001",
        "€1,250.00",
        expect.stringContaining("2 Nov 2026"),
        "Open",
      ]);
      await button(page, "Show more invoices").press("Enter");
      await eventually(() => rows(page).count()).toBe(24);
      expect(await button(page, "Show more invoices").count()).toBe(0);
      await eventually(() => focused(page)).toBe("Heron Maritime AB");
    });

    test("waits in its final size, says that there is nothing, and asks again after an error", async () => {
      let go = () => {};
      const held = new Promise<boolean>((resolve) => {
        go = () => resolve(false);
      });
      const { page, api } = await open({ fault: () => held, expected: failed });
      await eventually(() => page.getByRole("table").getAttribute("aria-busy")).toBe("true");
      const before = await page.locator("tbody tr").first().boundingBox();
      go();
      await eventually(() => rows(page).count()).toBe(12);
      expect((await page.locator("tbody tr").first().boundingBox())?.height).toBe(before?.height);

      api.fault = (_request, response) => problem(response, 403, "FORBIDDEN");
      await page.reload();
      await eventually(() => text(page, ".trouble")).toContain("You do not have the permission for this.");
      expect(await text(page, ".trouble")).toContain("Request req-7");
      api.fault = () => false;
      await button(page, "Try again").click();
      await eventually(() => rows(page).count()).toBe(12);

      const empty = await open({ world: new World([]) });
      await eventually(() => empty.page.getByRole("heading", { name: "There are no invoices yet" }).isVisible()).toBe(
        true,
      );
    });

    test("a server that asks to wait is not asked before", async () => {
      const { page, api } = await open({
        fault: (_request, response) => problem(response, 429, "TOO_MANY_REQUESTS", { "retry-after": "3600" }),
        expected: failed,
      });
      await eventually(() => text(page, ".trouble")).toMatch(/Too many requests .* wait until \d/);
      expect(await button(page, "Try again").isDisabled()).toBe(true);
      expect(api.requests).toHaveLength(1);
    });

    test("what a reader of another language sees, at once and later", async () => {
      const { page } = await open({ query: "?locale=de-DE", hash: invoice });
      await eventually(() => button(page, "Abgleich starten").count()).toBe(1);
      expect(await text(page, "td.amount")).toMatch(/^1\.250,00\s€$/);
      await page.evaluate(`host.locale.set("en-GB")`);
      await eventually(() => button(page, "Run reconciliation").count()).toBe(1);
      expect(await text(page, "td.amount")).toBe("€1,250.00");
    });
  });

  describe("a run", () => {
    test("is started once, however often and fast the button is pressed", async () => {
      const { page, world, api } = await open({ hash: invoice });
      await button(page, "Run reconciliation").dblclick();
      await eventually(() => page.locator(".well li").count()).toBe(1);
      await button(page, /Running/).click({ force: true });
      complete(world, world.runs[0]!);
      await eventually(() => title(page)).toBe("Paid in full");
      expect(world.runs).toHaveLength(1);
      expect(api.keys).toHaveLength(1);
      await button(page, "Run again").click();
      await eventually(() => page.locator(".well li").count()).toBe(2);
      expect(new Set(api.keys).size).toBe(2);
    });

    test("is shown as it happens, with its attempts, to its result", async () => {
      const { page, world } = await open({ hash: invoice });
      await button(page, "Run reconciliation").click();
      await eventually(() => text(page, ".feed")).toBe("Live");
      const run = world.runs[0]!;
      expect(new URL(page.url()).hash).toBe(`${invoice}&run=${run.status.runId}`);
      expect(await steps(page)).toHaveLength(5);
      retrying(world, run);
      await eventually(() => title(page)).toBe("Step 1 of 5: Load invoice and payments, attempt 2");
      expect(await text(page, ".outcome p")).toBe("The ledger could not be reached. It is tried again by itself.");
      await eventually(() => text(page, "[role=status]")).toContain("attempt 2");
      world.step(run, "invoice/load", 2);
      world.add(run, { type: "step.started", step: "invoice/match", attempt: 1 });
      await eventually(() => title(page)).toBe("Step 2 of 5: Match payments");
      expect(await page.locator(".steps [aria-current=step] .name").allTextContents()).toEqual(["Match payments"]);
      expect(await text(page, ".steps li:first-child .fine")).toMatch(/^Done · 2 attempts · /);
      world.step(run, "invoice/match");
      world.end(run, { output: paidInFull });
      await eventually(() => title(page)).toBe("Paid in full");
      expect(await page.locator(".result tbody tr").allTextContents()).toEqual([
        "pay-17Names the reference5 Nov 2026€1,000.00",
        "pay-18Completes several payments9 Nov 2026€245.00",
        "pay-18Bank fee, written off€5.00",
      ]);
      expect(await text(page, ".result .total td")).toBe("€0.00");
      await eventually(() => text(page, "tr.selected .state")).toBe("Paid");
      await eventually(() => text(page, "[role=status]")).toContain("Paid in full");
    });

    test("that failed says what became of the money, and what was undone", async () => {
      const world = new World();
      compensate(world, world.start("inv-001"));
      const { page } = await open({ world, hash: invoice });
      await eventually(() => title(page)).toBe("Booking undone");
      const said = await text(page, ".outcome");
      expect(said).toContain("accounting period that is closed. Ask accounting to open it");
      expect(said).toContain("The payments are free again.");
      expect(said).toContain("PERIOD_CLOSED");
      expect((await steps(page)).at(-1)).toBe("Undo: Book the matches");
      expect(await page.locator("li.undo").count()).toBe(1);
      await button(page, "Run again").click();
      await eventually(() => page.locator(".well li").count()).toBe(2);
    });

    test("is cancelled after a question; Escape changes nothing and gives the focus back", async () => {
      const { page, world } = await open({ hash: invoice });
      await button(page, "Run reconciliation").click();
      await button(page, "Cancel run").press("Enter");
      await eventually(() => page.getByRole("dialog", { name: "Cancel this run?" }).isVisible()).toBe(true);
      await page.keyboard.press("Escape");
      await eventually(() => page.getByRole("dialog").count()).toBe(0);
      await eventually(() => focused(page)).toBe("Cancel run");
      expect(world.runs[0]!.status.isTerminal).toBe(false);
      await page.keyboard.press("Enter");
      await page.getByLabel("Reason").fill("Paid by cheque");
      await page.keyboard.press("Enter");
      await eventually(() => title(page)).toBe("Nothing was booked");
      expect(world.runs[0]!.status).toMatchObject({ status: "cancelled", reason: "Paid by cheque" });
      expect(await text(page, ".outcome")).toContain("Reason: Paid by cheque");
      await eventually(() => focused(page)).toBe("Run again");
    });

    test("that ended before it could be cancelled shows how it ended", async () => {
      const { page, world } = await open({ hash: invoice, expected: /status of 409/ });
      await button(page, "Run reconciliation").click();
      await button(page, "Cancel run").click();
      const run = world.runs[0]!;
      complete(world, run);
      await eventually(() => title(page)).toBe("Paid in full");
      await button(page, "Yes, cancel the run").click();
      await eventually(() => page.getByRole("dialog").count()).toBe(0);
      expect(run.status.status).toBe("completed");
    });

    test("is followed by asking where streams break, each event once", async () => {
      const { page, world, api } = await open({
        hash: invoice,
        fault: ({ url = "" }, response) => url.endsWith("/events") && problem(response, 502, "HTTP_502"),
        expected: failed,
      });
      await button(page, "Run reconciliation").click();
      await eventually(() => text(page, ".feed")).toBe("Updated every few seconds");
      complete(world, world.runs[0]!);
      await eventually(() => title(page)).toBe("Paid in full");
      expect(await steps(page)).toHaveLength(5);
      expect(api.requests.filter((request) => request.endsWith("/events")).length).toBe(2);
    });

    test("is followed by asking where something on the way keeps the stream to itself", async () => {
      const { page, world } = await open({ hash: invoice, fault: ({ url = "" }) => url.endsWith("/events") });
      await button(page, "Run reconciliation").click();
      await eventually(() => text(page, ".feed")).toBe("Updated every few seconds");
      complete(world, world.runs[0]!);
      await eventually(() => title(page)).toBe("Paid in full");
    });

    test("is picked up after a reload in its middle", async () => {
      const { page, world } = await open({ hash: invoice });
      await button(page, "Run reconciliation").click();
      await eventually(() => text(page, ".feed")).toBe("Live");
      retrying(world, world.runs[0]!);
      await page.reload();
      await eventually(() => title(page)).toContain("attempt 2");
      expect(await text(page, ".detail h2")).toBe("Kestrel Logistics GmbH");
      world.end(world.runs[0]!, { output: paidInFull });
      await eventually(() => title(page)).toBe("Paid in full");
      expect(world.runs).toHaveLength(1);
    });

    test("whose answer was lost is not started twice, over a reload too", async () => {
      const { page, world, api } = await open({ hash: invoice, expected: failed });
      let lost = 0;
      world.onTrigger = () => {
        // The run is there, and nobody hears of it.
        if (lost++ < 3) api.cut();
      };
      await button(page, "Run reconciliation").click();
      await eventually(() => lost).toBeGreaterThan(0);
      await page.reload();
      await eventually(() => page.locator(".well li").count()).toBe(1);
      await eventually(() => page.evaluate("sessionStorage.length")).toBe(0);
      expect(world.runs).toHaveLength(1);
      expect(new Set(api.keys).size).toBe(1);
    });

    test("that another tab started appears by itself", async () => {
      const { page, tab, world } = await open({ hash: invoice });
      await eventually(() => text(page, ".well .none")).toBe("Not reconciled yet");
      const other = await tab();
      await button(other, "Run reconciliation").click();
      await eventually(() => page.locator(".well li").count()).toBe(1);
      complete(world, world.runs[0]!);
      await eventually(() => title(page)).toBe("Paid in full");
      await eventually(() => title(other)).toBe("Paid in full");
    });

    test("goes on without a line, and what was missed is there once the line is back", async () => {
      const { page, context, world } = await open({ hash: invoice, expected: /Failed to load|ERR_/ });
      await button(page, "Run reconciliation").click();
      const run = world.runs[0]!;
      await eventually(() => text(page, ".feed")).toBe("Live");
      retrying(world, run);
      await eventually(() => title(page)).toContain("attempt 2");
      await context.setOffline(true);
      await eventually(() => page.locator(".banner").isVisible()).toBe(true);
      world.step(run, "invoice/load", 2);
      world.step(run, "invoice/match");
      world.end(run, { output: paidInFull });
      await context.setOffline(false);
      await eventually(() => title(page)).toBe("Paid in full");
      await eventually(() => page.locator(".banner").isVisible()).toBe(false);
      expect(await steps(page)).toEqual(["Load invoice and payments", "Match payments"]);
    });
  });

  describe("who may not", () => {
    test("sees no buttons without the scope for them, and what is missing", async () => {
      const { page } = await open({ hash: invoice, query: "?scopes=invoicing:read" });
      await eventually(() => text(page, ".actions")).toContain("invoicing:run");
      expect(await button(page, /Run|Cancel/).count()).toBe(0);
    });

    test("is told when the server says no", async () => {
      const { page, api } = await open({ hash: invoice, expected: failed });
      await eventually(() => button(page, "Run reconciliation").isEnabled()).toBe(true);
      api.fault = ({ method }, response) => method === "POST" && problem(response, 403, "FORBIDDEN");
      await button(page, "Run reconciliation").click();
      await eventually(() => text(page, ".trouble")).toContain(
        "The run was not started. You do not have the permission",
      );
      api.fault = () => false;
      await button(page, "Run reconciliation").click();
      await eventually(() => page.locator(".well li").count()).toBe(1);
      expect(new Set(api.keys).size).toBe(2);
    });

    test("is signed out, and the page hears of it once", async () => {
      const { page } = await open({
        fault: (_request, response) => problem(response, 401, "UNAUTHORIZED"),
        expected: failed,
      });
      await eventually(() => text(page, ".banner")).toContain("You are signed out");
      expect(await page.evaluate("host.reports")).toEqual([{ kind: "signed-out" }]);
    });

    test("an invoice or a run that does not exist is said to be none", async () => {
      const { page } = await open({ hash: "#invoice=inv-999", expected: failed });
      await eventually(() => text(page, ".detail .trouble")).toContain("There is no such invoice.");
      await page.evaluate(`location.hash = "invoice=inv-001&run=01JD8Z3V6QF4T9K2M7XWNC9999"`);
      await eventually(() => text(page, ".detail .trouble")).toContain("There is no such run.");
    });
  });

  test.each(["unmount()", "the page's signal"])("%s leaves nothing behind", async (how) => {
    const world = new World();
    retrying(world, world.start("inv-001"));
    const { page, context } = await open({ world, hash: invoice });
    await eventually(() => text(page, ".feed")).toBe("Live");
    await button(page, "Cancel run").click();
    await eventually(() => page.getByRole("dialog").count()).toBe(1);
    const sheets = () => page.evaluate("host.root.adoptedStyleSheets.length");
    expect(await sheets()).toBe(3);
    expect(await page.evaluate("host.counts.timers.size")).toBeGreaterThan(0);
    const ended = page.waitForEvent("requestfailed");
    const sent: string[] = [];
    await page.evaluate(how === "unmount()" ? "host.mounted.unmount()" : "host.abort()");
    context.on("request", (request) => sent.push(request.url()));
    expect((await ended).url()).toContain("/events");
    await eventually(() => page.evaluate("host.counts.requests")).toBe(0);
    expect(await page.evaluate("host.element.childNodes.length")).toBe(0);
    expect(await sheets()).toBe(1);
    expect(await page.evaluate("[...host.counts.listeners]")).toEqual([]);
    expect(await page.evaluate("host.counts.timers.size")).toBe(0);
    expect(await page.evaluate("host.locale.listeners.size + host.theme.listeners.size")).toBe(0);
    await page.evaluate(
      "host.mounted.unmount(); window.dispatchEvent(new Event('online')); history.replaceState(null, '', '#invoice=inv-002'); window.dispatchEvent(new Event('popstate'))",
    );
    expect(sent).toEqual([]);
    expect(await page.evaluate("host.reports")).toEqual([]);
  });
});
