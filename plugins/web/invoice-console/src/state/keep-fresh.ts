import type { LazyDetail } from "../lazy-detail.ts";
import type { Desk } from "./desk.ts";
import { loadInvoices, refreshInvoices } from "./invoice-list.ts";
import { patienceFor, troubleOf } from "./trouble.ts";

const interval = 4_000;
/** The list is asked for at every third turn. */
const listEvery = 3;

/**
 * Asks for what others may have changed (another tab, a colleague, the night's job) while somebody looks; without a line,
 * whether there is one. Resolves at unmount.
 */
export async function keepFresh(desk: Desk, detail: LazyDetail): Promise<void> {
  const { store, pulse, signal } = desk;
  for (let turn = 1; ; turn++) {
    await pulse.sleep(interval, signal);
    if (signal.aborted) return;
    const { online, signedOut, list } = store.value;
    if (document.hidden || signedOut) continue;
    try {
      if (!online || (turn % listEvery === 0 && list.phase === "ready")) await refreshInvoices(desk);
      await detail.refresh();
    } catch (error) {
      const rest = patienceFor(troubleOf(error), 0);
      if (rest > 0) await pulse.sleep(rest, signal);
    }
  }
}

/** The line is back: what could not be had is asked for, and whoever waits to ask again asks now. */
export function catchUp(desk: Desk, detail: LazyDetail): void {
  const { list } = desk.store.value;
  if (list.phase === "failed") void loadInvoices(desk);
  detail.retry();
  desk.pulse.wake();
}
