import { once } from "node:events";
import { renameSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { npmStart, temporaryFolder } from "../start/start-process.ts";
import {
  banner,
  button,
  feed,
  heading,
  headline,
  invoice,
  ledgerIsAway,
  reconcile,
  runInAddress,
  runs,
  said,
  signInAsDemoUser,
  steps,
} from "./support/console-page.ts";
import { eventually, inChromium } from "./support/in-chromium.ts";

const noLine = /ERR_(CONNECTION|INTERNET|INCOMPLETE|EMPTY|NETWORK|SOCKET)|status of 503/;

inChromium("the page when something comes between", ({ open, come }) => {
  test("a reload in the middle: the run goes on, and the page finds it by its address", async () => {
    const { page, ledger } = await open();
    ledger.takeAway();
    await reconcile(page, "inv-001");
    await eventually(() => runInAddress(page)).not.toBeNull();
    const runId = runInAddress(page);
    await page.reload();
    await eventually(() => said(page).textContent()).toMatch(ledgerIsAway);
    await eventually(() => feed(page).textContent()).toBe("Live");
    ledger.putBack();
    await eventually(() => headline(page).textContent()).toBe("Paid in full");
    expect(runInAddress(page)).toBe(runId);
    expect(await runs(page).count()).toBe(1);
  });

  test("the host is closed and opened again: the session holds, and the page catches up", async () => {
    const system = await open({ expected: noLine });
    const { page, ledger } = system;
    ledger.takeAway();
    await reconcile(page, "inv-010");
    await eventually(() => feed(page).textContent()).toBe("Live");
    await system.stop();
    await eventually(() => banner(page).textContent()).toMatch(/^No connection\./);
    ledger.putBack();
    await system.start();
    await eventually(() => headline(page).textContent()).toBe("Paid in full");
    expect(await banner(page).isVisible()).toBe(false);
    expect(await heading(page).textContent()).toBe("Invoices");
    await page.reload();
    await eventually(() => headline(page).textContent()).toBe("Paid in full");
  });

  test("the process is killed in the middle and started again: the page that was open catches up", async () => {
    const state = temporaryFolder();
    const start = (...args: string[]) => npmStart(["--state", state, "--json", ...args]);
    const first = start();
    const { url } = await first.ready;
    const { page } = await come({ url }, { expected: noLine });
    await signInAsDemoUser(page);
    const ledger = join(state, "ledger.db");
    renameSync(ledger, `${ledger}.away`);
    await reconcile(page, "inv-001");
    await eventually(() => said(page).textContent()).toMatch(ledgerIsAway);
    first.child.kill("SIGKILL");
    await once(first.child, "close");
    await eventually(() => banner(page).isVisible()).toBe(true);
    const second = start("--no-seed", "--port", new URL(url).port);
    await second.ready;
    await eventually(() => banner(page).isVisible()).toBe(false);
    await eventually(() => headline(page).textContent()).toMatch(/^Step 1 of 5/);
    renameSync(`${ledger}.away`, ledger);
    await eventually(() => headline(page).textContent()).toBe("Paid in full");
    expect(await steps(page)).toHaveLength(5);
    expect(await runs(page).count()).toBe(1);
  });

  test("no line and a line again: what happened meanwhile is there", async () => {
    const { page, context, ledger } = await open({ expected: noLine });
    ledger.takeAway();
    await reconcile(page, "inv-002");
    await eventually(() => said(page).textContent()).toMatch(ledgerIsAway);
    await context.setOffline(true);
    await eventually(() => banner(page).textContent()).toMatch(/^No connection\./);
    expect(await page.locator("#status").textContent()).toMatch(/^You are offline/);
    ledger.putBack();
    await invoice(page, "inv-005").click();
    await button(page, "Close").click();
    await context.setOffline(false);
    await eventually(() => banner(page).isVisible()).toBe(false);
    await invoice(page, "inv-002").click();
    await eventually(() => headline(page).textContent()).toBe("Paid in full");
    expect(await page.locator("#status").textContent()).toBe("");
  });

  test("two tabs: a run of the first appears in the second, live", async () => {
    const { page, tab, ledger } = await open();
    const other = await tab("/#invoice=inv-001");
    await other.getByText("Not reconciled yet").waitFor();
    ledger.takeAway();
    await reconcile(page, "inv-001");
    await eventually(() => runs(other).count()).toBe(1);
    await eventually(() => feed(other).textContent()).toBe("Live");
    expect(await button(other, "Running…").getAttribute("aria-disabled")).toBe("true");
    ledger.putBack();
    for (const each of [page, other]) await eventually(() => headline(each).textContent()).toBe("Paid in full");
  });
});
