import { askCancel, confirmCancel, dismissCancel } from "./cancel-run.ts";
import type { RunDesk } from "./desk.ts";
import { moreRuns } from "./run-list.ts";
import type { Selection } from "./selection.ts";
import { startRun } from "./start-run.ts";

/** What people can do with runs; each is a function without an answer. */
export type RunActions = ReturnType<typeof createRunActions>;

export function createRunActions(desk: RunDesk, selection: Selection) {
  const run = (work: Promise<unknown>) => void work.catch(desk.reportError);
  return {
    retry: () => selection.retry(),
    moreRuns: () => run(moreRuns(desk)),
    start: () => run(startRun(desk)),
    askCancel: () => askCancel(desk),
    dismissCancel: () => dismissCancel(desk),
    confirmCancel: (reason: string) => run(confirmCancel(desk, reason)),
  };
}
