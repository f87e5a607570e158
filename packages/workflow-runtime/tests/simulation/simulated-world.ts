import type { Execution, World } from "../language/compile.ts";

const never = new Promise<never>(() => {});

/** What steps did, over all lives of the engine: it survives crashes as the outside world does. */
export class SimulatedWorld {
  /** Executions by run and step. */
  readonly executions = new Map<string, { readonly execution: Execution; count: number }>();
  readonly arrivals = new Set<string>();
  readonly hanging = new Set<string>();
  readonly violations: string[] = [];

  /** The world as one life of the engine sees it. */
  life(options: LifeOptions): WorldOfLife {
    return new WorldOfLife(this, options);
  }
}

export interface LifeOptions {
  /** Whether the step is durably completed at this moment. */
  readonly isCompleted: (execution: Pick<Execution, "runId" | "step">) => boolean;
  /** Steps of a function that may be executed at once. */
  readonly limitOf: (index: number) => number | undefined;
}

export class WorldOfLife implements World {
  readonly #world: SimulatedWorld;
  readonly #options: LifeOptions;
  readonly #inFlight = new Map<number, number>();
  /** Set by a crash: nothing of this life reaches the world any more. */
  dead = false;

  constructor(world: SimulatedWorld, options: LifeOptions) {
    this.#world = world;
    this.#options = options;
  }

  async enter(execution: Execution): Promise<number> {
    if (this.dead) return never;
    const name = `${execution.runId} ${execution.step}`;
    if (this.#options.isCompleted(execution)) this.#world.violations.push(`completed step run again: ${name}`);
    for (const step of execution.after) {
      if (this.#options.isCompleted({ runId: execution.runId, step })) continue;
      this.#world.violations.push(`step begins before what it relies on is durable: ${name} after ${step}`);
    }
    const entry = this.#world.executions.get(name) ?? { execution, count: 0 };
    entry.count += 1;
    this.#world.executions.set(name, entry);
    const count = entry.count;
    this.#limited(execution.function, 1);
    // Lets other calls come between the beginning of a step and its end.
    await new Promise((resolve) => setImmediate(resolve));
    return this.dead ? never : count;
  }

  leave(execution: Execution): void {
    this.#limited(execution.function, -1);
  }

  arrived(lineage: string, id: string): void {
    if (!this.dead) this.#world.arrivals.add(`${lineage} ${id}`);
  }

  hangs(lineage: string): void {
    if (!this.dead) this.#world.hanging.add(lineage);
  }

  #limited(index: number, change: number): void {
    const running = (this.#inFlight.get(index) ?? 0) + change;
    this.#inFlight.set(index, running);
    const limit = this.#options.limitOf(index);
    if (limit !== undefined && running > limit) {
      this.#world.violations.push(`${running} steps of function ${index} at once, where ${limit} may be`);
    }
  }
}
