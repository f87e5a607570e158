import type { Clock } from "../database/types.ts";
import { WorkflowRuntimeError } from "../errors.ts";
import { type Run, type RunStore, type TimelineEvent, terminalTypes } from "../port.ts";
import { heartbeat, opening, returnBlock, rowBlock, type ToData } from "./blocks.ts";
import { type Heart, heartOf } from "./heart.ts";

/** Where bytes go: a response of the web, or one of Node. */
export interface Sink {
  /** Takes the bytes. False: enough for now, the feed rests until `resume`. */
  write(bytes: Uint8Array): boolean;
  /** Bytes that nobody has taken yet. */
  buffered(): number;
  /** Ends the answer after what is buffered. */
  end(): void;
  /** Breaks the line at once; what is buffered is given up, and the reader resumes. */
  drop(cause?: unknown): void;
}

/** How a feed tells a run. */
export interface FeedOptions {
  readonly store: RunStore;
  readonly clock: Clock;
  readonly toData: ToData;
  readonly final: (run: Run) => unknown;
  readonly heartbeatMs: number;
  readonly retryMs: number;
  readonly stallMs: number;
}

/** Carries the timeline of a run into a sink. It holds nothing back: what the sink does not want stays in the store. */
export class Feed {
  readonly #options: FeedOptions;
  readonly #sink: Sink;
  readonly #abort = new AbortController();
  readonly #heart: Heart;
  #written = 0;
  #taken = 0;
  #takenAt: number;
  #resume: (() => void) | undefined;
  #over = false;

  constructor(options: FeedOptions, sink: Sink) {
    this.#options = options;
    this.#sink = sink;
    this.#takenAt = options.clock.now();
    this.#heart = heartOf(options.clock, options.heartbeatMs);
  }

  /** Tells what comes after a sequence; resolves when the stream is over, rejects with what broke in the store. */
  async run(run: Run, after: number): Promise<void> {
    this.#heart.add(this);
    try {
      this.#write(opening(this.#options.retryMs));
      const last = run.isTerminal && after === run.sequence ? after : await this.#tellRows(run.runId, after);
      if (last !== undefined && !this.#over) await this.#tellEnd(run.runId, last);
      this.end();
    } catch (cause) {
      if (!this.#over) this.#fail(cause);
    }
  }

  /** The sink can take more. */
  resume(): void {
    this.#resume?.();
    this.#resume = undefined;
  }

  /** Ends the stream where it is; the reader resumes elsewhere. */
  end(): void {
    if (this.#over) return;
    this.#finish();
    this.#sink.end();
    // Else the heart watches whether the rest is taken.
    if (this.#sink.buffered() === 0) this.#heart.delete(this);
  }

  /** Nobody reads any more. */
  stop(): void {
    this.#heart.delete(this);
    this.#finish();
  }

  /** Once in a period: a sign of life, or the end of a reader who has taken nothing for too long. */
  beat(now: number): void {
    const buffered = this.#sink.buffered();
    const taken = this.#written - buffered;
    if (taken !== this.#taken || buffered === 0) {
      this.#taken = taken;
      this.#takenAt = now;
    }
    if (now - this.#takenAt >= this.#options.stallMs) {
      this.stop();
      this.#sink.drop();
    } else if (buffered === 0) {
      if (this.#over) this.#heart.delete(this);
      else this.#write(heartbeat);
    }
  }

  /** The sequence of the terminal row; undefined when the rows end before it. */
  async #tellRows(runId: string, after: number): Promise<number | undefined> {
    const { store, toData } = this.#options;
    for await (const event of store.subscribe(runId, after, this.#abort.signal)) {
      if (this.#over) return undefined;
      if (!this.#write(rowBlock(event, toData))) await this.#room();
      if (isTerminal(event)) return event.sequence;
    }
    return undefined;
  }

  async #tellEnd(runId: string, sequence: number): Promise<void> {
    const { store, final } = this.#options;
    const run = await store.get(runId);
    if (run && !this.#over) this.#write(returnBlock(sequence, final(run)));
  }

  /** Who fell too far behind, or whose run was pruned, gets what is buffered and the rest of the story when it is back. */
  #fail(cause: unknown): void {
    if (
      cause instanceof WorkflowRuntimeError &&
      (cause.code === "SUBSCRIBER_TOO_SLOW" || cause.code === "RUN_NOT_FOUND")
    ) {
      this.end();
      return;
    }
    this.stop();
    this.#sink.drop(cause);
    throw cause;
  }

  #finish(): void {
    this.#over = true;
    this.#abort.abort();
    this.resume();
  }

  #write(bytes: Uint8Array): boolean {
    this.#written += bytes.byteLength;
    return this.#sink.write(bytes);
  }

  #room(): Promise<void> {
    if (this.#over) return Promise.resolve();
    return new Promise((resolve) => {
      this.#resume = resolve;
    });
  }
}

function isTerminal({ type }: TimelineEvent): boolean {
  return (terminalTypes as readonly string[]).includes(type);
}
