import { nothing } from "./console-state.ts";
import type { RunDesk } from "./desk.ts";
import { showInvoice } from "./invoice-list.ts";
import { refreshRuns } from "./run-list.ts";
import { resumePress } from "./start-run.ts";
import { troubleOf } from "./trouble.ts";
import { watchRun } from "./watch-run.ts";

/** Keeps what is shown in step with what is selected. */
export interface Selection {
  /** Shows what is selected, and leaves what was shown before. */
  show(): void;
  /** Asks for the selected invoice and its runs once more. Rejects when they cannot be had. */
  refresh(): Promise<void>;
  /** Fetches again what could not be had, and sends a press that has no answer again. */
  retry(): void;
}

export function createSelection(desk: RunDesk): Selection {
  const { store, invoices } = desk;
  let invoiceLife = new AbortController();
  let runLife = new AbortController();
  let shown: string | undefined;
  desk.signal.addEventListener("abort", () => invoiceLife.abort(), { once: true });

  const fetchInvoice = async (invoiceId: string, signal: AbortSignal) => {
    const invoice = await invoices.get(invoiceId, signal);
    if (!signal.aborted) showInvoice(desk, invoice);
  };
  const refresh = async () => {
    const { invoiceId } = store.value.route;
    if (!invoiceId) return;
    const { signal } = invoiceLife;
    await Promise.all([fetchInvoice(invoiceId, signal), refreshRuns(desk, invoiceId, signal)]);
    if (!signal.aborted) showRun();
  };
  const showRun = (again = false) => {
    const { route, runs, run } = store.value;
    const runId = route.runId ?? runs.items[0]?.runId;
    if (runId === run?.runId && !again) return;
    runLife.abort();
    runLife = new AbortController();
    const { signal } = runLife;
    invoiceLife.signal.addEventListener("abort", () => runLife.abort(), { once: true, signal });
    if (runId === undefined) return store.set({ run: undefined });
    const settled = (ended: boolean) => {
      // What cannot be had now is asked for again before long.
      if (ended) refresh().catch(() => {});
    };
    watchRun(desk, runId, signal).then(settled, desk.reportError);
  };
  const open = (invoiceId: string) => {
    const { signal } = invoiceLife;
    const fail = (change: (error: unknown) => void) => (error: unknown) => {
      if (!signal.aborted) change(error);
    };
    store.set({ runs: nothing, invoiceTrouble: undefined });
    fetchInvoice(invoiceId, signal).catch(fail((error) => store.set({ invoiceTrouble: troubleOf(error) })));
    refreshRuns(desk, invoiceId, signal)
      .then(() => signal.aborted || showRun())
      .catch(fail((error) => store.set({ runs: { ...nothing, phase: "failed", trouble: troubleOf(error) } })));
    if (store.value.route.runId) showRun();
  };

  return {
    refresh,
    show() {
      const { invoiceId } = store.value.route;
      if (invoiceId === shown) return showRun();
      shown = invoiceId;
      invoiceLife.abort();
      invoiceLife = new AbortController();
      if (!invoiceId || desk.signal.aborted) return;
      open(invoiceId);
      resumePress(desk, invoiceId);
    },
    retry() {
      const { route, runs, run, invoiceTrouble, press } = store.value;
      if (route.invoiceId && (runs.phase === "failed" || invoiceTrouble)) open(route.invoiceId);
      else if (run?.trouble) showRun(true);
      if (route.invoiceId && press?.trouble) resumePress(desk, route.invoiceId);
    },
  };
}
