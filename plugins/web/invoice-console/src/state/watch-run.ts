import type { ShownRun } from "./console-state.ts";
import type { RunDesk } from "./desk.ts";
import { followRun } from "./follow-run.ts";
import { showStatus } from "./run-list.ts";
import { withEvents } from "./timeline.ts";
import { troubleOf } from "./trouble.ts";

/** Shows a run and, if it has not ended, what happens to it. Resolves with whether it ended meanwhile. */
export async function watchRun(desk: RunDesk, runId: string, signal: AbortSignal): Promise<boolean> {
  const { workflows, store } = desk;
  const change = (part: Partial<ShownRun>) => {
    const { run } = store.value;
    if (!signal.aborted && run?.runId === runId) store.set({ run: { ...run, ...part } });
  };
  const known = store.value.runs.items.find((run) => run.runId === runId);
  store.set({ run: { runId, events: [], feed: "connecting", ...(known && { status: known }) } });
  try {
    const status = known ?? (await workflows.status(runId, signal));
    if (signal.aborted) return false;
    showStatus(desk, status);
    if (status.isTerminal) {
      const { events } = await workflows.timeline(runId, 0, signal);
      change({ events, feed: "ended" });
      return false;
    }
    const final = await followRun(
      desk,
      { runId, signal },
      {
        onFeed: (feed) => change({ feed }),
        onEvents: (events) => change({ events: withEvents(store.value.run?.events ?? [], events) }),
      },
    );
    if (!final) return false;
    change({ feed: "ended" });
    showStatus(desk, final);
    return true;
  } catch (error) {
    change({ feed: "ended", trouble: troubleOf(error) });
    return false;
  }
}
