import type { Desk } from "./desk.ts";
import { loadInvoices, moreInvoices } from "./invoice-list.ts";
import type { Route } from "./route.ts";

/** What people can do with the list and the selection, and where the focus goes when they do. */
export type Actions = ReturnType<typeof createActions>;

export function createActions(desk: Desk, detail: { retry(): void }) {
  const { store, navigate, focus, reportError } = desk;
  const run = (work: Promise<unknown>) => void work.catch(reportError);
  return {
    select(route: Route) {
      const isOther = route.invoiceId !== store.value.route.invoiceId;
      navigate(route, "push");
      if (isOther) focus(".detail h2");
    },
    close() {
      const { invoiceId } = store.value.route;
      if (!invoiceId) return;
      navigate({}, "push");
      focus(`[data-invoice="${CSS.escape(invoiceId)}"]`);
    },
    reload: () => run(loadInvoices(desk)),
    retryDetail: () => detail.retry(),
    moreInvoices: () => run(moreInvoices(desk)),
  };
}
