import type { WorkflowRunStatus } from "@rawr/workflows-client";
import type { Listed } from "./console-state.ts";
import type { RunDesk } from "./desk.ts";
import { troubleOf } from "./trouble.ts";

/** Fetches the latest runs of an invoice; what is shown of older ones stays. Rejects when they cannot be had. */
export async function refreshRuns(
  { workflows, store }: RunDesk,
  invoiceId: string,
  signal: AbortSignal,
): Promise<void> {
  const { items, nextCursor } = await workflows.list(invoiceId, undefined, signal);
  if (signal.aborted) return;
  const { runs } = store.value;
  const next = runs.items.length > items.length ? runs.next : nextCursor;
  store.set({ runs: { phase: "ready", items: newestFirst([...runs.items, ...items]), next } });
}

/** Fetches older runs. */
export async function moreRuns({ workflows, store, signal }: RunDesk): Promise<void> {
  const { runs, route } = store.value;
  if (!runs.next || runs.adding || !route.invoiceId) return;
  const change = (part: Partial<Listed<WorkflowRunStatus>>) => {
    if (store.value.route.invoiceId === route.invoiceId)
      store.set({ runs: { ...store.value.runs, adding: false, ...part } });
  };
  change({ adding: true, trouble: undefined });
  try {
    const { items, nextCursor } = await workflows.list(route.invoiceId, runs.next, signal);
    change({ items: newestFirst([...items, ...store.value.runs.items]), next: nextCursor });
  } catch (error) {
    if (!signal.aborted) change({ trouble: troubleOf(error) });
  }
}

/** Puts a newer state of a run into the list and the selection. */
export function showStatus({ store }: RunDesk, status: WorkflowRunStatus): void {
  const { runs, run, route } = store.value;
  if (status.invoiceId === route.invoiceId)
    store.set({ runs: { ...runs, items: newestFirst([...runs.items, status]) } });
  if (run?.runId === status.runId) store.set({ run: { ...run, status } });
}

/** Each run once, as it was seen last, but for one that had ended already. Ids sort by time. */
function newestFirst(items: readonly WorkflowRunStatus[]): WorkflowRunStatus[] {
  const all = new Map<string, WorkflowRunStatus>();
  for (const item of items) if (item.isTerminal || !all.get(item.runId)?.isTerminal) all.set(item.runId, item);
  return [...all.values()].sort((a, b) => (a.runId < b.runId ? 1 : -1));
}
