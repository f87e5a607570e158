import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import {
  banner,
  button,
  headline,
  invoice,
  invoices,
  ledgerIsAway,
  reconcile,
  said,
  signInAsDemoUser,
} from "./support/console-page.ts";
import { eventually, inChromium } from "./support/in-chromium.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
}

const looks = [
  { colorScheme: "light", width: 1280 },
  { colorScheme: "dark", width: 1280 },
  { colorScheme: "light", width: 380 },
  { colorScheme: "dark", width: 380 },
] as const;

/** What axe finds in a state of the page, in each theme and width, and whether something is wider than the page. */
async function faults(page: Page, state: string): Promise<string[]> {
  const found: string[] = [];
  for (const { colorScheme, width } of looks) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 900 });
    await page.evaluate(axe);
    const violations = (await page.evaluate("axe.run().then(({ violations }) => violations)")) as Violation[];
    const place = `${state}, ${colorScheme}, ${width}`;
    for (const { id, nodes } of violations)
      for (const { html, failureSummary } of nodes) found.push(`${place}: ${id} ${html} ${failureSummary}`);
    const isWider = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    if (isWider) found.push(`${place}: wider than the page`);
  }
  await page.setViewportSize({ width: 1280, height: 900 });
  return found;
}

inChromium("axe finds nothing, and nothing is wider than the page", ({ open }) => {
  test("from the sign-in to a result", async () => {
    const { page } = await open({ unsigned: true });
    const found = await faults(page, "sign-in");
    await signInAsDemoUser(page);
    found.push(...(await faults(page, "list")));
    await invoice(page, "inv-006").click();
    await page.getByText("Not reconciled yet").waitFor();
    found.push(...(await faults(page, "not reconciled")));
    await button(page, "Run reconciliation").click();
    await eventually(() => headline(page).textContent()).toBe("Paid in full");
    found.push(...(await faults(page, "result")));
    expect(found).toEqual([]);
  });

  test("while runs fail, wait and are cancelled", async () => {
    const { page, ledger } = await open();
    await reconcile(page, "inv-008");
    await eventually(() => headline(page).textContent()).toBe("Booking undone");
    const found = await faults(page, "compensation");
    ledger.takeAway();
    await button(page, "Run again").click();
    await eventually(() => said(page).textContent()).toMatch(ledgerIsAway);
    found.push(...(await faults(page, "in progress")));
    await button(page, "Cancel run").click();
    await eventually(() => page.getByRole("dialog").isVisible()).toBe(true);
    found.push(...(await faults(page, "dialog")));
    await button(page, "Yes, cancel the run").click();
    await eventually(() => headline(page).textContent()).toBe("Nothing was booked");
    found.push(...(await faults(page, "cancelled")));
    expect(found).toEqual([]);
  });

  test("without a line, with nothing there, and when the session has ended", async () => {
    const { page, context } = await open({ expected: /ERR_INTERNET_DISCONNECTED|status of 40[14]/ });
    await page.evaluate(() => {
      location.hash = "invoice=inv-999";
    });
    await page.getByText("There is no such invoice.").waitFor();
    const found = await faults(page, "no such invoice");
    await context.setOffline(true);
    await eventually(() => banner(page).isVisible()).toBe(true);
    found.push(...(await faults(page, "offline")));
    await context.setOffline(false);
    await eventually(() => banner(page).isVisible()).toBe(false);
    await context.clearCookies({ name: "session" });
    await page.getByRole("heading", { name: "Your session has ended" }).waitFor();
    found.push(...(await faults(page, "session ended")));
    expect(found).toEqual([]);
    await button(page, "Continue as demo user").click();
    await invoices(page).first().waitFor();
  });
});
