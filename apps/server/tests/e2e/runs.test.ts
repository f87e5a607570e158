import { expect, test } from "vitest";
import { button, feed, headline, invoices, reconcile, runs, said, steps } from "./support/console-page.ts";
import { eventually, inChromium } from "./support/in-chromium.ts";

inChromium("a run in the browser, on the real host", ({ open }) => {
  test("is started at a press, followed by its stream, and comes to a result", async () => {
    const { page, requests, ledger } = await open();
    expect(await invoices(page).count()).toBe(14);
    ledger.takeAway();
    await reconcile(page, "inv-001");
    await eventually(() => feed(page).textContent()).toBe("Live");
    await eventually(() => steps(page)).toEqual([
      expect.stringMatching(/^Load invoice and payments: (Trying again|Waiting).* — The ledger could not be reached\./),
      "Match payments: To do",
      "Book the matches: To do",
      "Book differences: To do",
      "Notify accounting: To do",
    ]);
    ledger.putBack();
    await eventually(() => headline(page).textContent()).toBe("Paid in full");
    expect(await steps(page)).toEqual([
      expect.stringMatching(/^Load invoice and payments: Done · \d attempts · /),
      expect.stringMatching(/^Match payments: Done · /),
      expect.stringMatching(/^Book the matches: Done · /),
      expect.stringMatching(/^Book differences: Done · /),
      expect.stringMatching(/^Notify accounting: Done · /),
    ]);
    expect(await page.locator(".result tbody tr").allTextContents()).toEqual([
      "pay-101Names the reference30 Oct 2026€1,250.00",
    ]);
    await eventually(() => page.locator("tr.selected .state").textContent()).toBe("Paid");
    expect(await page.evaluate(() => scrollY)).toBe(0);
    const asked = requests.map((request) => new URL(request.url()).pathname);
    expect(asked.filter((path) => path.endsWith("/events"))).toHaveLength(1);
    expect(asked.filter((path) => path.endsWith("/timeline"))).toEqual([]);
  });

  test("that cannot book everything takes back what it has booked, and says so", async () => {
    const { page } = await open();
    await reconcile(page, "inv-008");
    await eventually(() => headline(page).textContent()).toBe("Booking undone");
    expect(await said(page).textContent()).toMatch(/period that is closed.*The payments are free again.*PERIOD_CLOSED/);
    expect((await steps(page)).slice(2)).toEqual([
      expect.stringMatching(/^Book the matches: Done/),
      expect.stringMatching(/^Book differences: Failed/),
      expect.stringMatching(/^Undo: Book the matches: Done/),
    ]);
    expect(await page.locator("tr.selected .state").textContent()).toBe("Open");
  });

  test("that could book in two ways books nothing", async () => {
    const { page } = await open();
    await reconcile(page, "inv-007");
    await eventually(() => headline(page).textContent()).toBe("Nothing was booked");
    expect(await said(page).textContent()).toMatch(
      /fit in more than one way\. Please assign them by hand.*MATCH_CONFLICT/,
    );
    expect((await steps(page)).at(-1)).toMatch(/^Match payments: Failed/);
    await button(page, "Run again").click();
    await eventually(() => runs(page).count()).toBe(2);
  });

  test("outlives a ledger that is away until its circuit breaker opens, and says what it waits for", async () => {
    const { page, ledger } = await open();
    ledger.takeAway();
    await reconcile(page, "inv-003");
    await eventually(() => said(page).textContent()).toMatch(/^Step 1 of 5: .*The ledger is away\. It is asked again/);
    expect((await steps(page)).slice(0, 2)).toEqual([
      "Load invoice and payments: Waiting · attempt 3 — The ledger could not be reached.",
      "Match payments: To do",
    ]);
    expect(await runs(page).first().textContent()).toMatch(/^Waiting/);
    ledger.putBack();
    await eventually(() => headline(page).textContent()).toBe("Paid in full");
    expect(await steps(page)).toHaveLength(5);
    expect(await page.locator(".result tbody tr").allTextContents()).toEqual([
      expect.stringContaining("pay-104"),
      "pay-104Bank fee, written off€3.50",
    ]);
  });

  test("is cancelled with a reason, and leaves nothing booked", async () => {
    const { page, ledger } = await open();
    ledger.takeAway();
    await reconcile(page, "inv-002");
    await button(page, "Cancel run").click();
    await page.getByLabel("Reason").fill("Paid by cheque");
    await button(page, "Yes, cancel the run").click();
    await eventually(() => headline(page).textContent()).toBe("Nothing was booked");
    expect(await said(page).textContent()).toContain("Reason: Paid by cheque");
    ledger.putBack();
    await button(page, "Run again").click();
    await eventually(() => headline(page).textContent()).toBe("Paid in full");
    expect(await runs(page).allTextContents()).toEqual([
      expect.stringMatching(/^Completed/),
      expect.stringMatching(/^Cancelled/),
    ]);
  });
});
