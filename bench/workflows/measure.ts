import type { Spread, SubjectFigures } from "./results.ts";
import type { Body, Subject, SubjectContext } from "./subject.ts";

/** How much is measured. */
export interface Amounts {
  /** Of each measurement of throughput. */
  readonly seconds: number;
  /** Callers at once, and runs at a time. */
  readonly width: number;
  /** Runs that are watched one at a time. */
  readonly samples: number;
  /** Runs of 100 steps. */
  readonly long: number;
}

/** The body that all engines execute, and what it tells. */
export function createWatch() {
  const ends = new Map<number, () => void>();
  const begins = new Map<number, number>();
  const gaps: number[] = [];
  let last = 0;
  const body: Body = async (key, steps, run) => {
    for (let index = 0; index < steps; index++) {
      await run(`step-${index}`, () => {
        const now = performance.now();
        if (index > 0) gaps.push(now - last);
        else begins.set(key, now);
        last = performance.now();
      });
    }
    ends.get(key)?.();
    ends.delete(key);
  };
  return {
    body,
    gaps,
    /** When the first step of a run began. */
    begunAt: (key: number) => begins.get(key) ?? Number.NaN,
    ended: (key: number) => new Promise<void>((resolve) => ends.set(key, resolve)),
    forget(key: number) {
      begins.delete(key);
      gaps.length = 0;
    },
  };
}

export async function measure(
  make: (context: SubjectContext) => Promise<Subject>,
  context: Omit<SubjectContext, "body">,
  amounts: Amounts,
): Promise<SubjectFigures> {
  const watch = createWatch();
  const subject = await make({ ...context, body: watch.body });
  let key = 0;
  const whole = async (steps: number) => {
    const mine = ++key;
    const ended = watch.ended(mine);
    const from = performance.now();
    await subject.start(mine, steps);
    await ended;
    return { total: performance.now() - from, toFirst: watch.begunAt(mine) - from };
  };
  await perSecond(amounts, () => whole(2));
  const alone = await series(amounts, amounts.samples, () => whole(2));
  watch.gaps.length = 0;
  const long = await series(amounts, amounts.long, () => whole(100));
  const plain = await plainGap();
  const gaps = watch.gaps.map((gap) => Math.max(0, gap - plain));
  const runs = await perSecond(amounts, () => whole(2));
  const { startHeld } = subject;
  const figures: SubjectFigures = {
    versions: subject.versions,
    durability: subject.durability,
    ...(startHeld && { acceptedHeld: await perSecond(amounts, () => startHeld(++key)) }),
    // The last: it leaves runs behind that are not waited for.
    ...(subject.accepts && { accepted: await perSecond(amounts, () => subject.start(++key, 2)) }),
    runs,
    stepOverhead: spread(gaps),
    firstStep: spread(alone.map(({ toFirst }) => toFirst)),
    hundredSteps: spread(long.map(({ total }) => total)),
  };
  await subject.close();
  return figures;
}

/** How often something is done in a second, by so many at once. */
async function perSecond({ seconds, width }: Amounts, task: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  let done = 0;
  const caller = async () => {
    while (performance.now() - from < seconds * 1000) {
      await task();
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: width }, caller));
  return (done / (performance.now() - from)) * 1000;
}

/** So often, one after the other, or fewer times when that takes long. */
async function series<T>({ seconds }: Amounts, count: number, task: () => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  const until = performance.now() + 2 * seconds * 1000;
  while (results.length < count && (results.length < 3 || performance.now() < until)) results.push(await task());
  return results;
}

/** What the same body takes between two steps when a step is a plain await. */
async function plainGap(): Promise<number> {
  const { body, gaps } = createWatch();
  for (let key = 0; key < 20; key++) await body(key, 100, async (_name, step) => step());
  return spread(gaps).p50;
}

export function spread(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
  return { p50: at(0.5), p99: at(0.99) };
}
