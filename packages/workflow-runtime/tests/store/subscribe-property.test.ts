import * as fc from "fast-check";
import { expect, test } from "vitest";
import { openDatabase } from "../../src/database/open-database.ts";
import type { RunStore, TimelineEvent } from "../../src/port.ts";
import { appendTimeline } from "../../src/store/append.ts";
import { openRunStore } from "../../src/store/open-run-store.ts";
import { createRunStore } from "../../src/store/run-store.ts";
import { endRun, seedRun, temporaryFile } from "../../src/testing/temporary-database.ts";
import { VirtualClock } from "../../src/testing/virtual-clock.ts";

const readers = 4;
const reader = fc.nat(readers - 1);

/** Everything that may happen between the first row and the last, in any order. */
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant("append" as const), rows: fc.integer({ min: 1, max: 300 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("undo" as const), rows: fc.integer({ min: 1, max: 5 }) }) },
  {
    weight: 6,
    arbitrary: fc.record({ do: fc.constant("pull" as const), reader, rows: fc.integer({ min: 1, max: 400 }) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("abort" as const), reader }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("return" as const), reader }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("anew" as const), reader, after: fc.nat(200) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant("turn" as const) }) },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

const turn = () => new Promise((resolve) => setImmediate(resolve));

/** Somebody who reads at his own pace, and goes on after the last row that he has. */
class Reader {
  readonly #store: RunStore;
  #controller = new AbortController();
  #rows: AsyncIterator<TimelineEvent>;
  #pulls: Promise<void>[] = [];
  after: number;
  received: number[] = [];
  ended = false;

  constructor(store: RunStore, after: number) {
    this.#store = store;
    this.after = after;
    this.#rows = this.#subscribe();
  }

  get #last(): number {
    return this.received.at(-1) ?? this.after;
  }

  #subscribe(): AsyncIterator<TimelineEvent> {
    this.#controller = new AbortController();
    return this.#store.subscribe("r", this.#last, this.#controller.signal)[Symbol.asyncIterator]();
  }

  pull(rows: number): void {
    for (let index = 0; index < rows; index += 1) {
      const pull = this.#rows.next().then((result) => {
        if (result.done) this.ended = true;
        else this.received.push(result.value.sequence);
      });
      this.#pulls.push(pull);
    }
  }

  async leave(how: "abort" | "return"): Promise<void> {
    if (how === "abort") this.#controller.abort();
    else await this.#rows.return?.();
    await Promise.all(this.#pulls.splice(0));
    this.ended = false;
    this.#rows = this.#subscribe();
  }

  async drain(): Promise<void> {
    await Promise.all(this.#pulls.splice(0));
    while (!this.ended) {
      this.pull(1);
      await Promise.all(this.#pulls.splice(0));
    }
  }
}

async function play(steps: readonly Step[], storeOf: "owner" | "other process"): Promise<void> {
  const file = storeOf === "owner" ? ":memory:" : temporaryFile();
  const { committer, close } = openDatabase({ file, clock: new VirtualClock(), synchronous: "normal" });
  await committer.commit((transaction) => seedRun(transaction, { runId: "r" }));
  const other = storeOf === "owner" ? undefined : openRunStore(file, { pollMs: 1 });
  const store = other?.store ?? createRunStore({ committer });
  const all = Array.from({ length: readers }, () => new Reader(store, 0));
  const finished: Reader[] = [];
  const append = (rows: number, mistake?: Error) =>
    committer.commit((transaction, now) => {
      for (let row = 0; row < rows; row += 1) appendTimeline(transaction, "r", now, { type: "run.started" });
      if (mistake) throw mistake;
    });
  const commits: Promise<unknown>[] = [];
  for (const next of steps) {
    const subject = "reader" in next ? all[next.reader] : undefined;
    if (next.do === "append") commits.push(append(next.rows));
    if (next.do === "undo") commits.push(append(next.rows, new Error("undone")).catch(() => {}));
    if (next.do === "pull") subject?.pull(next.rows);
    if (next.do === "abort" || next.do === "return") await subject?.leave(next.do);
    if (next.do === "anew" && subject) {
      finished.push(subject);
      all[next.reader] = new Reader(store, next.after);
    }
    if (next.do === "turn") await turn();
  }
  commits.push(committer.commit((transaction, now) => endRun(transaction, "r", now)));
  await Promise.all(commits);
  const total = (await store.get("r"))?.sequence ?? 0;
  for (const subject of [...all, ...finished]) {
    await subject.drain();
    const expected = Array.from(
      { length: Math.max(total - subject.after, 0) },
      (_, index) => subject.after + index + 1,
    );
    expect(subject.received).toEqual(expected);
  }
  other?.close();
  close();
}

test("every subscriber gets each row once and in order, whatever happens in between", async () => {
  const property = fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 60 }), (steps) => play(steps, "owner"));
  await fc.assert(property, { numRuns: 60 });
});

test("so does one in another process, who sees commits by polling", async () => {
  const steps = fc.array(step, { minLength: 5, maxLength: 40 });
  await fc.assert(
    fc.asyncProperty(steps, (some) => play(some, "other process")),
    { numRuns: 25 },
  );
});
