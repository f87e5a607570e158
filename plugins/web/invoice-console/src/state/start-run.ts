import type { RunDesk } from "./desk.ts";
import { forgetPress, notePress, pendingPress } from "./press.ts";
import { isPassing, troubleOf } from "./trouble.ts";

/** Starts a run of the selected invoice. However often it is called before an answer comes, one run starts. */
export async function startRun(desk: RunDesk): Promise<void> {
  const { route, press } = desk.store.value;
  const { invoiceId } = route;
  if (!invoiceId || (press?.invoiceId === invoiceId && !press.trouble)) return;
  await send(desk, invoiceId, (pendingPress(invoiceId) ?? notePress(invoiceId)).key);
}

/** Sends a press again whose answer was lost, with its key: after a reload, or when the line is back. */
export function resumePress(desk: RunDesk, invoiceId: string): void {
  const { press } = desk.store.value;
  const pending = pendingPress(invoiceId);
  if (pending && (!press || press.trouble)) void send(desk, invoiceId, pending.key);
}

async function send({ workflows, store, signal, navigate }: RunDesk, invoiceId: string, key: string): Promise<void> {
  store.set({ press: { invoiceId } });
  const isShown = () => !signal.aborted && store.value.route.invoiceId === invoiceId;
  try {
    const { runId } = await workflows.reconcile(invoiceId, key, signal);
    forgetPress(invoiceId);
    if (!isShown()) return;
    store.set({ press: undefined });
    navigate({ invoiceId, runId }, "replace");
  } catch (error) {
    const trouble = troubleOf(error);
    // An answer that says no ends the press. Without an answer nobody knows, and the next try has the same key.
    if (!signal.aborted && !isPassing(trouble)) forgetPress(invoiceId);
    if (isShown()) store.set({ press: { invoiceId, trouble } });
  }
}
