import { availableParallelism } from "node:os";
import { PoolWorker } from "./pool-worker.ts";

/** Runs exported functions of modules in worker threads. */
export interface WorkerPool {
  /**
   * Calls `exportName` of `module` with `input` in a worker; input and output are cloned.
   *
   * @throws WorkerError when the function throws (`cause` is its error), the worker dies or runs out of memory; the
   * signal's reason when aborted.
   */
  runInWorker<Input, Output>(module: URL, exportName: string, input: Input, options?: TaskOptions): Promise<Output>;
  /** Starts a worker that imports the module now, so that its import overlaps with other work. Never throws. */
  warm(module: URL): void;
  /** Ends all workers. The pool takes no tasks afterwards. */
  close(): Promise<void>;
}

/** How a task runs. */
export interface TaskOptions {
  /** In a worker of its own that ends with the task and gives its memory back. Default: false. */
  readonly alone?: boolean;
}

/** How large a pool is. */
export interface WorkerPoolOptions {
  /** Default: the available parallelism, at most 4. */
  readonly size?: number;
  /** Aborting it ends all workers and rejects what they run. */
  readonly signal?: AbortSignal;
  /** Heap limit of one worker in MiB. Default: Node's. */
  readonly memoryLimit?: number;
  /** Ends a worker when nothing is left to do, instead of keeping it and its memory for tasks to come. Default: false. */
  readonly thrifty?: boolean;
}

interface Task {
  readonly module: URL;
  readonly exportName: string;
  readonly input: unknown;
  readonly alone: boolean;
  readonly resolve: (value: unknown) => void;
  readonly reject: (reason: unknown) => void;
}

/** Makes a pool. Its workers start when there is something to do, and do not keep the process alive while idle. */
export function createWorkerPool(options: WorkerPoolOptions = {}): WorkerPool {
  const size = options.size ?? Math.min(availableParallelism(), 4);
  const workers = new Set<PoolWorker>();
  const retired = new Set<PoolWorker>();
  let queue: Task[] = [];
  const start = (isAlone = false) => {
    const worker = new PoolWorker({ memoryLimit: options.memoryLimit, isAlone }, () => workers.delete(worker));
    workers.add(worker);
    return worker;
  };
  const retire = (worker: PoolWorker) => {
    workers.delete(worker);
    retired.add(worker);
    return worker.close().finally(() => retired.delete(worker));
  };
  const choose = ({ module, alone }: Task) => {
    if (alone) return [...workers].filter((worker) => worker.busy).length < size ? start(true) : undefined;
    const idle = [...workers].filter((worker) => !worker.busy);
    const loaded = idle.find((worker) => worker.modules.has(module.href));
    if (loaded) return loaded;
    const fresh = idle.find((worker) => worker.modules.size === 0);
    return fresh ?? (workers.size < size ? start() : idle[0]);
  };
  const dispatch = () => {
    const waiting = queue;
    queue = [];
    // Those whose module is already loaded somewhere first: an import of a generator costs more than most tasks.
    const isLoaded = (task: Task) =>
      [...workers].some((worker) => !worker.busy && worker.modules.has(task.module.href));
    for (const task of waiting.toSorted((a, b) => Number(isLoaded(b)) - Number(isLoaded(a)))) {
      const worker = choose(task);
      if (worker) void run(task, worker).finally(dispatch);
      else queue.push(task);
    }
  };
  const run = async (task: Task, worker: PoolWorker) => {
    try {
      task.resolve(await worker.run(task.module, task.exportName, task.input));
    } catch (error) {
      task.reject(error);
    } finally {
      // A task that runs alone is often what the next tasks wait for.
      const isLast = queue.length === 0 && ![...workers].some((each) => each.busy && each.isAlone);
      if (worker.isAlone || (options.thrifty && isLast)) void retire(worker);
    }
  };
  const abort = () => {
    const reason: unknown = options.signal?.reason;
    for (const task of queue.splice(0)) task.reject(reason);
    for (const worker of [...workers, ...retired]) worker.abort(reason);
  };
  options.signal?.addEventListener("abort", abort, { once: true });
  return {
    runInWorker: <Input, Output>(module: URL, exportName: string, input: Input, { alone = false }: TaskOptions = {}) =>
      new Promise<Output>((resolve, reject) => {
        if (options.signal?.aborted) return reject(options.signal.reason);
        queue.push({ module, exportName, input, alone, resolve: resolve as (value: unknown) => void, reject });
        dispatch();
      }),
    warm(module) {
      if (options.signal?.aborted || [...workers].some((worker) => worker.modules.has(module.href))) return;
      const least = [...workers].toSorted((a, b) => a.modules.size - b.modules.size)[0];
      (workers.size < size ? start() : least)?.warm(module);
    },
    async close() {
      options.signal?.removeEventListener("abort", abort);
      await Promise.all([...workers, ...retired].map((worker) => worker.close()));
    },
  };
}
