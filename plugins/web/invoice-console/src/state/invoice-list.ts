import type { Invoice } from "@rawr/invoicing-client";
import { pageSize } from "../invoicing-client.ts";
import { nothing } from "./console-state.ts";
import type { Desk } from "./desk.ts";
import { troubleOf } from "./trouble.ts";

/** Fetches the first page, and shows that it does. */
export async function loadInvoices(desk: Desk): Promise<void> {
  desk.store.set({ list: nothing });
  await fetchInvoices(desk, (error) =>
    desk.store.set({ list: { ...nothing, phase: "failed", trouble: troubleOf(error) } }),
  );
}

/** Fetches what is shown once more, without a word when it does not come. Rejects then. */
export async function refreshInvoices(desk: Desk): Promise<void> {
  await fetchInvoices(desk, (error) => {
    throw error;
  });
}

/** Fetches the next page and adds it; the focus goes to its first invoice. */
export async function moreInvoices({ invoices, store, signal, focus }: Desk): Promise<void> {
  const { list } = store.value;
  if (!list.next || list.adding) return;
  store.set({ list: { ...list, adding: true, trouble: undefined } });
  try {
    const { items, nextCursor } = await invoices.list(list.next, signal);
    const all = merged(store.value.list.items, items);
    store.set({ list: { phase: "ready", items: all, next: nextCursor } });
    const first = items[0];
    if (first) focus(`[data-invoice="${CSS.escape(first.invoiceId)}"]`);
  } catch (error) {
    if (!signal.aborted) store.set({ list: { ...store.value.list, adding: false, trouble: troubleOf(error) } });
  }
}

/** Puts a newer state of an invoice into the list and the selection. */
export function showInvoice({ store }: Desk, invoice: Invoice): void {
  const { list, route } = store.value;
  const items = list.items.map((item) => (item.invoiceId === invoice.invoiceId ? invoice : item));
  store.set({ list: { ...list, items } });
  if (route.invoiceId === invoice.invoiceId) store.set({ invoice, invoiceTrouble: undefined });
}

async function fetchInvoices({ invoices, store, signal }: Desk, failed: (error: unknown) => void): Promise<void> {
  // As many as there are on the page: one request, and nothing jumps.
  const limit = Math.min(100, Math.max(pageSize, store.value.list.items.length));
  try {
    const { items, nextCursor } = await invoices.list(undefined, signal, limit);
    const { list, route } = store.value;
    const isWhole = list.items.length <= items.length;
    store.set({
      list: isWhole
        ? { phase: "ready", items, next: nextCursor }
        : { ...list, phase: "ready", items: merged(list.items, items), trouble: undefined },
    });
    const selected = items.find(({ invoiceId }) => invoiceId === route.invoiceId);
    if (selected) store.set({ invoice: selected });
  } catch (error) {
    if (!signal.aborted) failed(error);
  }
}

/** Both, each invoice once, in its newer state. */
function merged(known: readonly Invoice[], newer: readonly Invoice[]): Invoice[] {
  const all = new Map(known.map((invoice) => [invoice.invoiceId, invoice]));
  for (const invoice of newer) all.set(invoice.invoiceId, invoice);
  return [...all.values()];
}
