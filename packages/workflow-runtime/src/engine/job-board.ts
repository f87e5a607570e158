import { Heap } from "./heap.ts";

/** A job that is due, as far as the order of execution needs to know it. Its row decides whether it still exists. */
export interface DueJob {
  readonly jobId: number;
  readonly kind: string;
  readonly functionId: string;
  readonly dueAt: number;
  readonly rank: number;
  /** JSON of the run's concurrency keys. */
  readonly limits: string | null;
}

/** Due calls of one function with the same concurrency keys: when the first has no place, none has. */
export interface Lane {
  readonly functionId: string;
  readonly limitKeys: readonly string[];
  readonly jobs: Heap<DueJob>;
}

const isBefore = (a: DueJob, b: DueJob) => a.rank < b.rank || (a.rank === b.rank && a.jobId < b.jobId);

/** What is due, in memory; the table `jobs` is the truth and fills it again after a restart. */
export class JobBoard {
  readonly #lanes = new Map<string, Lane>();
  readonly #known = new Set<number>();
  readonly #tasks: DueJob[] = [];
  /** Told of each job that was committed. */
  onJob: (job: DueJob) => void = () => {};

  /** Jobs that are due and not yet taken. */
  get size(): number {
    return this.#known.size;
  }

  add(job: DueJob): void {
    if (this.#known.has(job.jobId)) return;
    this.#known.add(job.jobId);
    if (job.kind === "dispatch") this.#lane(job).jobs.push(job);
    else this.#tasks.push(job);
  }

  /** Jobs other than calls, in order of arrival. */
  takeTasks(limit: number): DueJob[] {
    const tasks = this.#tasks.splice(0, limit);
    for (const { jobId } of tasks) this.#known.delete(jobId);
    return tasks;
  }

  get hasTasks(): boolean {
    return this.#tasks.length > 0;
  }

  /** Lanes with a due call. */
  lanes(): Iterable<Lane> {
    return this.#lanes.values();
  }

  take(lane: Lane): DueJob | undefined {
    const job = lane.jobs.pop();
    if (job === undefined) return undefined;
    this.#known.delete(job.jobId);
    if (lane.jobs.size === 0) this.#lanes.delete(keyOf(job));
    return job;
  }

  #lane(job: DueJob): Lane {
    const key = keyOf(job);
    let lane = this.#lanes.get(key);
    if (lane === undefined) {
      const limitKeys = job.limits === null ? [] : (JSON.parse(job.limits) as string[]);
      lane = { functionId: job.functionId, limitKeys, jobs: new Heap(isBefore) };
      this.#lanes.set(key, lane);
    }
    return lane;
  }
}

const keyOf = (job: DueJob) => (job.limits === null ? job.functionId : `${job.functionId}\n${job.limits}`);
