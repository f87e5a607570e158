import { WorkflowRuntimeError } from "../errors.ts";
import type { TimelineEvent } from "../port.ts";
import { type Read, readProgress, readTimeline } from "./read-runs.ts";
import { isTerminalStatus } from "./rows.ts";

/** Rows that one read takes. */
const pageSize = 256;
/** Pages that are kept for others; rows never change, so a page is right for ever. */
const pagesKept = 8;

/**
 * What the subscribers of one run share: a row is read and parsed once, however many wait for it. Nothing is kept for
 * a subscriber that is behind; it reads its pages from the database when it comes to them.
 */
export class Channel {
  readonly #read: Read;
  readonly #runId: string;
  readonly #pages = new Map<number, readonly TimelineEvent[]>();
  readonly #listeners = new Set<() => void>();
  /** The last sequence there is; unknown after a commit. */
  #end: number | undefined;
  #terminal = false;

  constructor(read: Read, runId: string) {
    this.#read = read;
    this.#runId = runId;
  }

  get size(): number {
    return this.#listeners.size;
  }

  join(listener: () => void): void {
    this.#listeners.add(listener);
  }

  leave(listener: () => void): void {
    this.#listeners.delete(listener);
  }

  /** Rows were committed, or may have been. */
  changed(): void {
    this.#end = undefined;
    for (const listener of this.#listeners) listener();
  }

  /** Some rows after a sequence, in order and without a gap; "wait" when there are none yet, "end" when none will come. */
  after(sequence: number): readonly TimelineEvent[] | "wait" | "end" {
    const known = this.#pages.get(sequence);
    if (known !== undefined) return known;
    // The end is looked at before the rows are read, so that a row committed in between is not taken for missing.
    const end = this.#end ?? this.#look();
    if (sequence < end) {
      const page = readTimeline(this.#read, this.#runId, { after: sequence, limit: pageSize });
      if (page.length === 0) throw this.#notFound();
      return this.#keep(sequence, page);
    }
    return this.#terminal ? "end" : "wait";
  }

  #keep(sequence: number, page: readonly TimelineEvent[]): readonly TimelineEvent[] {
    this.#pages.set(sequence, page);
    for (const oldest of this.#pages.keys()) {
      if (this.#pages.size <= pagesKept) break;
      this.#pages.delete(oldest);
    }
    return page;
  }

  #look(): number {
    const progress = readProgress(this.#read, this.#runId);
    if (progress === undefined) throw this.#notFound();
    this.#terminal = isTerminalStatus(progress.status);
    this.#end = progress.sequence;
    return this.#end;
  }

  #notFound(): WorkflowRuntimeError {
    const details = { runId: this.#runId };
    return new WorkflowRuntimeError("RUN_NOT_FOUND", `There is no run ${this.#runId}.`, { details });
  }
}
