import type { RunDesk } from "./desk.ts";
import { showStatus } from "./run-list.ts";
import { troubleOf } from "./trouble.ts";

/** Asks whether the shown run is to be cancelled. */
export function askCancel({ store }: RunDesk): void {
  const { run } = store.value;
  if (run) store.set({ cancel: { runId: run.runId } });
}

/** Leaves the run as it is. */
export function dismissCancel({ store, focus }: RunDesk): void {
  if (store.value.cancel?.sending) return;
  store.set({ cancel: undefined });
  focus("[data-cancel]");
}

/** Cancels it. That it has ended meanwhile is as good. */
export async function confirmCancel(desk: RunDesk, reason: string): Promise<void> {
  const { store, workflows, signal } = desk;
  const { cancel } = store.value;
  if (!cancel || cancel.sending) return;
  const { runId } = cancel;
  store.set({ cancel: { runId, sending: true } });
  const change = (next: typeof cancel | undefined) => {
    if (store.value.cancel?.runId === runId) store.set({ cancel: next });
  };
  try {
    showStatus(desk, await workflows.cancel(runId, reason, signal));
    change(undefined);
  } catch (error) {
    const trouble = troubleOf(error);
    if (!signal.aborted) change(trouble.code === "RUN_ALREADY_FINISHED" ? undefined : { runId, trouble });
  }
}
