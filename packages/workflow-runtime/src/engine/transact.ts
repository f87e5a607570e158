import type { Engine, Work } from "./context.ts";
import { announceEnd } from "./transitions/announce-end.ts";
import { tellParent } from "./transitions/tell-parent.ts";

/** Runs a transition and what follows from the ends of its runs, durably; the promise resolves after the commit. */
export function transact<T>(engine: Engine, transition: (work: Work) => T): Promise<T> {
  return engine.committer.commit((tx, now) => {
    const work: Work = { engine, tx, now, ended: [] };
    const result = transition(work);
    // The list grows while it is read: an end may end further runs.
    for (const ended of work.ended) {
      tellParent(work, ended);
      announceEnd(work, ended);
    }
    return result;
  });
}
