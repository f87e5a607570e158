import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import {
  button,
  feed,
  heading,
  headline,
  invoice,
  invoices,
  reconcile,
  runInAddress,
  runs,
  signInBy,
} from "./support/console-page.ts";
import { eventually, inChromium } from "./support/in-chromium.ts";

const byToken = { config: { demoUser: undefined }, unsigned: true } as const;
const refused = /status of 40[14]/;

/** Everything that the page holds, shadow roots included. */
function everything(page: Page): Promise<string> {
  return page.evaluate(() => {
    const textOf = (root: ParentNode): string =>
      [...root.querySelectorAll("*")].map((each) => each.shadowRoot && textOf(each.shadowRoot)).join("") +
      ("documentElement" in root ? document.documentElement.outerHTML : (root as ShadowRoot).innerHTML);
    return textOf(document) + JSON.stringify([{ ...localStorage }, { ...sessionStorage }, location.href]);
  });
}
const traces = /Kestrel|Tessera|RE-2026|inv-0|olga|acme|invoice-console/;

inChromium("people at the console", ({ open, come }) => {
  test("signing out clears everything that was on the page, in every tab, and the way back shows nothing", async () => {
    const { page, tab, ledger, host } = await open(byToken);
    await signInBy(page, await host.token());
    const other = await tab("/#invoice=inv-008");
    await eventually(() => heading(other).textContent()).toBe("Invoices");
    ledger.takeAway();
    await reconcile(page, "inv-001");
    await eventually(() => feed(page).textContent()).toBe("Live");
    expect(await everything(page)).toMatch(traces);
    await button(page, "Sign out").click();
    for (const each of [page, other]) await eventually(() => heading(each).textContent()).toBe("Sign in");
    expect(await everything(page)).not.toMatch(traces);
    await page.goBack();
    await eventually(() => heading(page).textContent()).toBe("Sign in");
    expect((await everything(page)).replace(/"http[^"]*"/, "")).not.toMatch(traces);
    expect((await everything(other)).replace(/"http[^"]*"/, "")).not.toMatch(traces);
  });

  test("a press whose answer was lost is not sent again as the next person", async () => {
    const { page, context, host } = await open({ ...byToken, expected: /ERR_FAILED|status of 401/ });
    await signInBy(page, await host.token());
    await context.route("**/trigger", (route) => route.abort());
    await reconcile(page, "inv-001");
    await page.getByText("It is not known yet whether the run has started.").waitFor();
    await context.clearCookies({ name: "session" });
    await page.getByRole("heading", { name: "Your session has ended" }).waitFor();
    await context.unroute("**/trigger");
    await signInBy(page, await host.token({ subject: "bob" }));
    await page.getByText("bob · acme").waitFor();
    await page.getByText("Not reconciled yet").waitFor();
    await button(page, "Run reconciliation").click();
    await eventually(() => headline(page).textContent()).toBe("Paid in full");
    expect(await runs(page).allTextContents()).toEqual([expect.stringContaining("by bob")]);
  });

  test("another tenant sees nothing of it, not even by its address", async () => {
    const { page, host, url } = await open(byToken);
    await signInBy(page, await host.token());
    await reconcile(page, "inv-001");
    await eventually(() => headline(page).textContent()).toBe("Paid in full");
    const runId = runInAddress(page) ?? "";
    expect(runId).toMatch(/^\w{26}$/);

    const { page: theirs } = await come({ url }, { expected: refused });
    await signInBy(theirs, await host.token({ subject: "gwen", tenant: "globex" }));
    expect(await invoices(theirs).allTextContents()).toEqual([
      "Sable Instruments",
      "Ferris & Daughters",
      "Polder Energy BV",
    ]);
    await theirs.evaluate((run) => {
      location.hash = `invoice=inv-001&run=${run}`;
    }, runId);
    await theirs.getByText("There is no such run.").waitFor();
    await theirs.getByText("Not reconciled yet").waitFor();
    await theirs.evaluate((run) => {
      location.hash = `invoice=inv-008&run=${run}`;
    }, runId);
    await theirs.getByText("There is no such invoice.").waitFor();
    expect(await everything(theirs)).not.toMatch(/Kestrel|pay-101|RE-2026|olga|acme/);
    const as = { subject: "gwen", tenant: "globex" };
    for (const path of ["", "/timeline", "/events"]) {
      const { status } = await host.request(`/api/workflows/invoicing/runs/${runId}${path}`, { as });
      expect([path, status]).toEqual([path, 404]);
    }
  });

  test("who may only read is told so, and offered nothing to press", async () => {
    const { page, host } = await open(byToken);
    await signInBy(page, await host.token({ subject: "vera", roles: ["viewer"] }));
    await invoice(page, "inv-001").click();
    await page.getByText("You may look at runs, but not start or cancel them.").waitFor();
    expect(await button(page, "Run reconciliation").count()).toBe(0);
    expect(await page.getByRole("link", { name: "Workflow runs" }).count()).toBe(0);
  });
});
