import { answer, given } from "../child.ts";
import { createWatch } from "../measure.ts";
import type { SoakResult } from "../results.ts";
import { judgeSamples, type Sample } from "../soak.ts";
import { embedded } from "../subjects/embedded.ts";

export interface SoakTask {
  readonly folder: string;
  readonly seconds: number;
  /** Runs at a time. */
  readonly width: number;
}

const { folder, seconds, width } = given<SoakTask>();
setInterval(() => {}, 1_000);
const watch = createWatch();
const subject = await embedded({ folder, packages: folder, body: watch.body });
const samples: Sample[] = [];
let runs = 0;

async function caller(until: number): Promise<void> {
  while (performance.now() < until) {
    const key = ++runs;
    const ended = watch.ended(key);
    await subject.start(key, 2);
    await ended;
    watch.forget(key);
  }
}

// Between the parts nothing is in flight, so that what is left in the heap is what stays.
for (let part = 0; part < 40; part++) {
  const until = performance.now() + (seconds * 1000) / 40;
  await Promise.all(Array.from({ length: width }, () => caller(until)));
  await new Promise((resolve) => setTimeout(resolve, 20));
  globalThis.gc?.();
  const { heapUsed, rss } = process.memoryUsage();
  samples.push({ runs, heap: heapUsed, resident: rss });
}
answer({ seconds, runs, ...judgeSamples(samples) } satisfies SoakResult);
