import { type TimelineEvent, terminalTypes } from "../port.ts";
import type { Channel } from "./channel.ts";

export interface SubscriptionOptions {
  readonly after: number;
  readonly signal?: AbortSignal;
  /** Taken when the first row is asked for. */
  readonly enter: () => Channel;
  readonly exit: (channel: Channel) => void;
}

interface Request {
  readonly resolve: (result: IteratorResult<TimelineEvent, undefined>) => void;
  readonly reject: (error: unknown) => void;
}

const terminal: ReadonlySet<string> = new Set(terminalTypes);

/**
 * One reader of a timeline. It pulls: while nobody asks, it holds its position and nothing else, so being slow costs
 * nothing. (No generator: `return()` has to end one that waits.)
 */
export class Subscription implements AsyncIterableIterator<TimelineEvent, undefined> {
  readonly #options: SubscriptionOptions;
  readonly #requests: Request[] = [];
  #channel: Channel | undefined;
  #last: number;
  #page: readonly TimelineEvent[] = [];
  #index = 0;
  #done = false;

  constructor(options: SubscriptionOptions) {
    this.#options = options;
    this.#last = options.after;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  next(): Promise<IteratorResult<TimelineEvent, undefined>> {
    this.#enter();
    if (this.#done) return Promise.resolve({ done: true, value: undefined });
    return new Promise((resolve, reject) => {
      this.#requests.push({ resolve, reject });
      this.#serve();
    });
  }

  return(): Promise<IteratorResult<TimelineEvent, undefined>> {
    this.#finish();
    return Promise.resolve({ done: true, value: undefined });
  }

  #enter(): void {
    if (this.#channel !== undefined || this.#done) return;
    const { signal } = this.#options;
    if (signal?.aborted) {
      this.#finish();
      return;
    }
    signal?.addEventListener("abort", this.#finish);
    this.#channel = this.#options.enter();
    this.#channel.join(this.#serve);
  }

  readonly #serve = (): void => {
    while (this.#requests.length > 0) {
      let row: TimelineEvent | undefined;
      try {
        row = this.#row();
      } catch (error) {
        this.#requests.shift()?.reject(error);
        this.#finish();
        return;
      }
      if (row === undefined) return;
      this.#requests.shift()?.resolve({ done: false, value: row });
      if (terminal.has(row.type)) this.#finish();
    }
  };

  /** The next row; undefined when there is none yet, or the end has come. */
  #row(): TimelineEvent | undefined {
    if (this.#channel === undefined) return undefined;
    if (this.#index >= this.#page.length) {
      this.#page = [];
      this.#index = 0;
      const page = this.#channel.after(this.#last);
      if (page === "end") this.#finish();
      if (typeof page === "string") return undefined;
      this.#page = page;
    }
    const row = this.#page[this.#index++];
    if (row !== undefined) this.#last = row.sequence;
    return row;
  }

  readonly #finish = (): void => {
    this.#done = true;
    this.#page = [];
    this.#options.signal?.removeEventListener("abort", this.#finish);
    if (this.#channel !== undefined) {
      this.#channel.leave(this.#serve);
      this.#options.exit(this.#channel);
      this.#channel = undefined;
    }
    for (const { resolve } of this.#requests.splice(0)) resolve({ done: true, value: undefined });
  };
}
