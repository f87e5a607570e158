import type { Actions } from "../views/view.ts";
import { askCancel, confirmCancel, dismissCancel } from "./cancel-run.ts";
import type { Desk } from "./desk.ts";
import { loadInvoices, moreInvoices } from "./invoice-list.ts";
import { moreRuns } from "./run-list.ts";
import type { Selection } from "./selection.ts";
import { startRun } from "./start-run.ts";

/** What people can do, and where the focus goes when they do. */
export function createActions(desk: Desk, selection: Selection): Actions {
  const { store, navigate, focus, reportError } = desk;
  const run = (work: Promise<unknown>) => void work.catch(reportError);
  return {
    select(route) {
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
    retry: () => selection.retry(),
    moreInvoices: () => run(moreInvoices(desk)),
    moreRuns: () => run(moreRuns(desk)),
    start: () => run(startRun(desk)),
    askCancel: () => store.value.online && askCancel(desk),
    dismissCancel: () => dismissCancel(desk),
    confirmCancel: (reason) => run(confirmCancel(desk, reason)),
  };
}
