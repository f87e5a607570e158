import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { button, headline, invoices, runs } from "./support/console-page.ts";
import { eventually, inChromium } from "./support/in-chromium.ts";

/** What has the focus, in shadow roots too, and whether one sees that it has. */
function focus(page: Page): Promise<{ readonly name: string; readonly isSeen: boolean }> {
  return page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    if (!element || element === document.body) return { name: "", isSeen: false };
    const hasOutline = (pseudo?: string) => getComputedStyle(element, pseudo).outlineStyle !== "none";
    const { top, bottom } = element.getBoundingClientRect();
    const label = element.getAttribute("aria-label") ?? element.textContent.trim();
    const isSeen = (hasOutline() || hasOutline("::after")) && bottom > 0 && top < innerHeight;
    return { name: label, isSeen };
  });
}

/** Presses Tab until `name` has the focus, which has to be somewhere and seen at each stop. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let stops = 0; stops < 40; stops++) {
    await page.keyboard.press("Tab");
    const { name: found, isSeen } = await focus(page);
    expect([found, isSeen]).toEqual([expect.stringMatching(/./), true]);
    if (found === name) return;
  }
  throw new Error(`Tab does not come to ${name}.`);
}
const focused = async (page: Page) => (await focus(page)).name;

inChromium("the console without a mouse", ({ open }) => {
  test.each([1280, 380])(
    "from the address bar to a result, a cancelled run and the way out: %i pixels",
    async (width) => {
      const { page, ledger } = await open({ unsigned: true, viewport: { width, height: 900 } });
      await tabTo(page, "Continue as demo user");
      await page.keyboard.press("Enter");
      await invoices(page).first().waitFor();

      await tabTo(page, "Tessera Ceramics SpA");
      await page.keyboard.press("ArrowDown");
      expect(await focus(page)).toEqual({ name: "Kestrel Logistics GmbH", isSeen: true });
      await page.keyboard.press("Enter");
      await eventually(() => page.locator(".detail h2").textContent()).toBe("Kestrel Logistics GmbH");
      expect((await focus(page)).isSeen).toBe(true);

      await tabTo(page, "Run reconciliation");
      await page.keyboard.press("Enter");
      await eventually(() => headline(page).textContent()).toBe("Paid in full");
      await eventually(() => focus(page)).toEqual({ name: "Run again", isSeen: true });

      ledger.takeAway();
      await page.keyboard.press("Space");
      await button(page, "Cancel run").waitFor();
      await eventually(() => focus(page)).toEqual({ name: "Running…", isSeen: true });
      await tabTo(page, "Cancel run");
      await page.keyboard.press("Enter");
      await eventually(() => page.getByRole("dialog").isVisible()).toBe(true);
      await page.keyboard.press("Escape");
      await eventually(() => focused(page)).toBe("Cancel run");
      await page.keyboard.press("Enter");
      await eventually(() => page.getByRole("dialog").isVisible()).toBe(true);
      await tabTo(page, "Yes, cancel the run");
      await page.keyboard.press("Enter");
      await eventually(() => runs(page).first().textContent()).toMatch(/^Cancelled/);
      await eventually(() => focused(page)).toBe("Run again");
      ledger.putBack();

      await page.keyboard.press("Escape");
      await eventually(() => focused(page)).toBe("Kestrel Logistics GmbH");
      for (let stops = 0; stops < 40 && (await focused(page)) !== "Sign out"; stops++)
        await page.keyboard.press("Shift+Tab");
      await page.keyboard.press("Enter");
      await eventually(() => page.getByRole("heading", { level: 1 }).textContent()).toBe("Sign in");
      await tabTo(page, "Continue as demo user");
    },
  );
});
