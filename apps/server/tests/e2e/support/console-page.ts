import type { Page } from "playwright-core";

// What people see of the console, by what they see it by.

export const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name });
export const invoices = (page: Page) => page.locator("tbody [data-invoice]");
export const invoice = (page: Page, id: string) => page.locator(`[data-invoice="${id}"]`);
export const runs = (page: Page) => page.locator(".runs .well li");
/** What the shown run comes to. */
export const headline = (page: Page) => page.locator(".outcome h4");
export const said = (page: Page) => page.locator(".outcome");
export const feed = (page: Page) => page.locator(".feed");
export const banner = (page: Page) => page.locator(".banner");
export const heading = (page: Page) => page.getByRole("heading", { level: 1 });

/** The steps as they stand: name, then what is said of it. */
export async function steps(page: Page): Promise<string[]> {
  const rows = await page.locator(".steps li").all();
  return Promise.all(
    rows.map(async (row) => `${await row.locator(".name").textContent()}: ${await row.locator(".fine").textContent()}`),
  );
}

export async function signInAsDemoUser(page: Page): Promise<void> {
  await button(page, "Continue as demo user").click();
  await invoices(page).first().waitFor();
}

export async function signInBy(page: Page, token: string): Promise<void> {
  await page.getByLabel("Access token").fill(token);
  await button(page, "Sign in").click();
  await invoices(page).first().waitFor();
}

/** Opens an invoice and starts its reconciliation. */
export async function reconcile(page: Page, id: string): Promise<void> {
  await invoice(page, id).click();
  await button(page, "Run reconciliation").click();
}

/** Said of a run that is held up, tried again or left alone for a moment, because there is no ledger. */
export const ledgerIsAway = /The ledger (could not be reached|is away)/;

/** The run in the page's address. */
export function runInAddress(page: Page): string | null {
  return new URLSearchParams(new URL(page.url()).hash.slice(1)).get("run");
}
