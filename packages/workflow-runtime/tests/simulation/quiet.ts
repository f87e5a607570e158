import type { VirtualClock } from "../../src/testing/virtual-clock.ts";
import type { DatabaseView } from "./database-view.ts";

export interface QuietOptions {
  readonly view: DatabaseView;
  readonly clock: VirtualClock;
  /** Called in each turn of the event loop; what it returns is awaited. */
  readonly turn?: () => Promise<void>;
}

/** Turns of the event loop after which an engine that still has something to do is taken to be stuck. */
const patience = 100_000;
/** Turns without anything to do after which nothing more will come by itself. */
const silence = 4;

/** Resolves when nothing is executed and nothing is due. */
export const quiet = async ({ view, clock, turn }: QuietOptions): Promise<void> => {
  let silent = 0;
  for (let turns = 0; silent < silence; turns++) {
    await new Promise((resolve) => setImmediate(resolve));
    await turn?.();
    clock.advanceTo(clock.now());
    silent = view.busy(clock.now()) ? 0 : silent + 1;
    if (turns > patience) throw new Error(`The engine is stuck: ${JSON.stringify(view.all("SELECT * FROM jobs"))}`);
  }
};
