import { Undecided } from "./undecided.ts";

/** As deep as a question may nest; well inside the stack of every engine. */
const DEEPEST = 250;

/** Counts steps and depth, so that work and memory are bounded without a clock. */
export class Budget {
  #left: number;
  #depth = 0;

  constructor(steps: number) {
    this.#left = steps;
  }

  get left(): number {
    return this.#left;
  }

  spend(steps = 1): void {
    this.#left -= steps;
    if (this.#left < 0) throw new Undecided("BUDGET", "The budget of work steps is used up.");
  }

  /** Runs `work` one level deeper. */
  deeper<T>(work: () => T): T {
    this.spend();
    if (this.#depth >= DEEPEST) throw new Undecided("BUDGET", `The question nests deeper than ${DEEPEST} levels.`);
    this.#depth++;
    try {
      return work();
    } finally {
      this.#depth--;
    }
  }
}
