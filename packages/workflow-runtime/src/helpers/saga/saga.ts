import { HelperError } from "../helper-error.ts";
import type { StepOutput, Steps } from "../steps.ts";
import type { TransactionSteps } from "../transactions/step-tx.ts";
import { type NotUndone, SagaError } from "./saga-error.ts";

/** Steps with what undoes them. `Args` is what every work gets: nothing, or a transaction over `stepTx`. */
export interface Saga<Args extends unknown[] = []> {
  /**
   * Runs a step. Once it has completed, `undo` belongs to the saga's compensations and gets the step's result; a step
   * that failed is not undone. The undo is the step `undo <id>`.
   */
  do<T>(
    id: string,
    work: (...args: Args) => T,
    options?: { readonly undo?: (result: StepOutput<T>, ...args: Args) => unknown },
  ): Promise<StepOutput<T>>;
  /** Adds an undo for what is not a `do`, or before something whose failure may leave effects. */
  addCompensation(id: string, undo: (...args: Args) => unknown): void;
  /**
   * Undoes in reverse order, each undo its own step. Resolves to the error to throw; rejects with it when an undo
   * failed for good (the others have run all the same).
   */
  compensate(cause: unknown): Promise<SagaError>;
}

/** A saga over `stepTx(…)`: every work and undo gets the transaction, and happens exactly once. */
export function saga<Tx>(steps: TransactionSteps<Tx>): Saga<[tx: Tx]>;
/** Executes `body`; when it throws, compensates and throws a `SagaError` with the error as its cause. */
export function saga<Tx, R>(steps: TransactionSteps<Tx>, body: (saga: Saga<[tx: Tx]>) => Promise<R>): Promise<R>;
export function saga(step: Steps): Saga;
export function saga<R>(step: Steps, body: (saga: Saga) => Promise<R>): Promise<R>;
export function saga(steps: UntypedSteps, body?: (saga: Saga<unknown[]>) => Promise<unknown>): unknown {
  const made = createSaga(steps) as Saga<unknown[]>;
  return body === undefined ? made : runSaga(made, body);
}

interface UntypedSteps {
  run(id: string, work: (...args: unknown[]) => unknown): Promise<unknown>;
}

interface UntypedSaga extends Omit<Saga<unknown[]>, "do"> {
  do(id: string, work: () => unknown, options?: { readonly undo?: Undo }): Promise<unknown>;
}

type Undo = (result: unknown, ...args: unknown[]) => unknown;

interface Entry {
  readonly id: string;
  readonly undoId: string;
  readonly done: Promise<unknown>;
  readonly undo: Undo;
}

async function runSaga<R>(made: Saga<unknown[]>, body: (saga: Saga<unknown[]>) => Promise<R>): Promise<R> {
  try {
    return await body(made);
  } catch (error) {
    throw await made.compensate(error);
  }
}

function createSaga(steps: UntypedSteps): UntypedSaga {
  const entries: Entry[] = [];
  const seen = new Map<string, number>();
  let closed = false;

  function add(id: string, done: Promise<unknown>, undo: Undo): void {
    const repeats = seen.get(id) ?? 0;
    seen.set(id, repeats + 1);
    // Numbered by us, in the order of doing: the SDK would number repeated ids in the order of undoing.
    entries.push({ id, undoId: repeats === 0 ? `undo ${id}` : `undo ${id}:${repeats}`, done, undo });
  }

  return {
    do(id, work, options) {
      if (closed) return Promise.reject(new HelperError("SAGA_CLOSED", `"${id}" comes after the saga's compensation.`));
      const done = steps.run(id, work);
      add(id, done, options?.undo ?? nothing);
      return done;
    },
    addCompensation(id, undo) {
      add(id, Promise.resolve(), (_result, ...args) => undo(...args));
    },
    async compensate(cause) {
      closed = true;
      const error = await undoAll(steps, entries.splice(0), cause);
      if (error.notUndone.length > 0) throw error;
      return error;
    },
  };
}

function nothing(): void {}

async function undoAll(steps: UntypedSteps, entries: readonly Entry[], cause: unknown): Promise<SagaError> {
  // A parallel step may still be at work, and succeed.
  const results = await Promise.allSettled(entries.map(({ done }) => done));
  const undone: string[] = [];
  const notUndone: NotUndone[] = [];
  for (const [index, entry] of [...entries.entries()].reverse()) {
    const result = results[index];
    if (result?.status !== "fulfilled" || entry.undo === nothing) continue;
    try {
      await steps.run(entry.undoId, (...args) => entry.undo(result.value, ...args));
      undone.push(entry.id);
    } catch (error) {
      notUndone.push({ id: entry.id, error });
    }
  }
  return new SagaError(cause, undone, notUndone);
}
