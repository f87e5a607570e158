import { WorkflowRuntimeError } from "../errors.ts";
import type { Connection } from "./connection.ts";
import { databaseError, isBusy } from "./database-error.ts";
import type { Clock, Committer, Transaction, Transition } from "./types.ts";

export interface CommitterOptions {
  readonly connection: Connection;
  readonly clock: Clock;
  /**
   * Called after each COMMIT and before anybody is told, with the number of commits so far. When it throws, the
   * committer stops as a killed process would: nothing is told, and no promise settles any more.
   */
  readonly onCommit?: (commits: number) => void;
  /** Told of each COMMIT: how long it took since BEGIN, and how many transitions shared it. */
  readonly onCommitted?: (durationMs: number, transitions: number) => void;
}

interface Pending {
  readonly transition: Transition<unknown>;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/** Bounds how long one commit keeps the event loop; the rest follows in the next turn. */
const transitionsPerCommit = 250;
/** A writer elsewhere has five seconds; between the tries (10 ms each, the connection's timeout) others get their turn. */
const triesWhileBusy = 100;
const pauseWhileBusyMs = 40;

/** Group commit: what is handed in during one turn of the event loop is one transaction, with a savepoint each. */
export function createCommitter(options: CommitterOptions): Committer & { stop(): void } {
  const { connection, clock, onCommit, onCommitted } = options;
  const { database, statement, file } = connection;
  const queue: Pending[] = [];
  const idle: (() => void)[] = [];
  let effects: (() => void)[] = [];
  let state: "open" | "stopped" | "crashed" = "open";
  let scheduled = false;
  let tries = 0;
  let commits = 0;
  const transaction: Transaction = { database, statement, afterCommit: (effect) => effects.push(effect) };

  function schedule(): void {
    if (scheduled) return;
    scheduled = true;
    setImmediate(flush);
  }

  function flush(): void {
    scheduled = false;
    if (state !== "open" || queue.length === 0) return;
    effects = [];
    let batch: Pending[] = [];
    try {
      const began = performance.now();
      statement("BEGIN IMMEDIATE").run();
      tries = 0;
      batch = queue.splice(0, transitionsPerCommit);
      const now = clock.now();
      const settlements = batch.map((pending) => applied(pending, now));
      statement("COMMIT").run();
      const durationMs = performance.now() - began;
      told(settlements);
      if (state === "open") guarded(() => onCommitted?.(durationMs, batch.length));
    } catch (error) {
      if (batch.length === 0 && isBusy(error) && ++tries < triesWhileBusy) {
        scheduled = true;
        setTimeout(flush, pauseWhileBusyMs);
        return;
      }
      tries = 0;
      undone(batch.length === 0 ? queue.splice(0) : batch, error);
    }
    if (queue.length > 0) schedule();
    else for (const resolve of idle.splice(0)) resolve();
  }

  /** What to tell the caller after the commit. */
  function applied({ transition, resolve, reject }: Pending, now: number): () => void {
    const mark = effects.length;
    statement("SAVEPOINT transition").run();
    try {
      const value = transition(transaction, now);
      statement("RELEASE transition").run();
      return () => resolve(value);
    } catch (error) {
      // A full disk can take the whole transaction with it; then there is nothing left to commit.
      if (!database.isTransaction) throw error;
      statement("ROLLBACK TO transition").run();
      statement("RELEASE transition").run();
      effects.length = mark;
      return () => reject(databaseError(error, file));
    }
  }

  function told(settlements: readonly (() => void)[]): void {
    try {
      onCommit?.(++commits);
    } catch {
      state = "crashed";
      return;
    }
    for (const effect of effects) guarded(effect);
    for (const settle of settlements) settle();
  }

  function undone(batch: readonly Pending[], cause: unknown): void {
    if (database.isTransaction) guarded(() => statement("ROLLBACK").run());
    const error = databaseError(cause, file);
    for (const { reject } of batch) reject(error);
  }

  return {
    commit<T>(transition: Transition<T>): Promise<T> {
      if (state === "stopped") return Promise.reject(new WorkflowRuntimeError("RUNTIME_CLOSED", `${file} is closed.`));
      return new Promise<T>((resolve, reject) => {
        queue.push({ transition, resolve: resolve as (value: unknown) => void, reject });
        if (state === "open") schedule();
      });
    },
    read: connection.read,
    settled: () =>
      queue.length === 0 || state !== "open" ? Promise.resolve() : new Promise((resolve) => idle.push(resolve)),
    stop() {
      while (queue.length > 0 && state === "open") flush();
      if (state === "open") state = "stopped";
    },
  };
}

/** One listener's mistake must not keep the others from hearing: it surfaces as an uncaught exception. */
function guarded(effect: () => void): void {
  try {
    effect();
  } catch (error) {
    queueMicrotask(() => {
      throw error;
    });
  }
}
