import type { Engine } from "../engine/context.ts";
import { transact } from "../engine/transact.ts";
import { beginStep } from "../engine/transitions/begin-step.ts";

/** Steps that take less are told when they are done, in one commit. */
const shownAfterMs = 50;

interface StepHook {
  readonly ctx: { readonly runId: string };
  readonly stepInfo: { readonly hashedId: string; readonly options: { readonly id: string; readonly name?: string } };
}

/** A middleware of the SDK by which steps show while they run. A client without it only shows them when they are done. */
export function stepWatch(engine: Engine): new () => object {
  return class StepWatch {
    readonly id = "workflow-runtime:step-watch";
    #cancel = () => {};

    onStepStart({ ctx, stepInfo }: StepHook): void {
      const { clock } = engine;
      const startedAt = clock.now();
      const step = { id: stepInfo.hashedId, name: stepInfo.options.name ?? stepInfo.options.id, startedAt };
      this.#cancel = clock.setTimer(startedAt + shownAfterMs, () => {
        const flight = engine.flights.executing(ctx.runId, step.id);
        if (flight === undefined) return;
        // A row that cannot be written now is written at the end of the step.
        transact(engine, (work) => beginStep(work, flight.leased, step)).catch(() => {});
      });
    }

    onStepComplete(): void {
      this.#cancel();
    }

    onStepError(): void {
      this.#cancel();
    }
  };
}
