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
  runInWorker<Input, Output>(module: URL, exportName: string, input: Input): Promise<Output>;
  /** Starts a worker that imports the module now, so that its import overlaps with other work. Never throws. */
  warm(module: URL): void;
  /** Ends all workers. The pool takes no tasks afterwards. */
  close(): Promise<void>;
}

/** How large a pool is. */
export interface WorkerPoolOptions {
  /** Default: the available parallelism, at most 4. */
  readonly size?: number;
  /** Aborting it ends all workers and rejects what they run. */
  readonly signal?: AbortSignal;
  /** Heap limit of one worker in MiB. Default: Node's. */
  readonly memoryLimit?: number;
}

interface Task {
  readonly module: URL;
  readonly exportName: string;
  readonly input: unknown;
  readonly resolve: (value: unknown) => void;
  readonly reject: (reason: unknown) => void;
}

/** Makes a pool. Its workers start when there is something to do, and do not keep the process alive while idle. */
export function createWorkerPool(options: WorkerPoolOptions = {}): WorkerPool {
  const size = options.size ?? Math.min(availableParallelism(), 4);
  const workers = new Set<PoolWorker>();
  let queue: Task[] = [];
  const start = () => {
    const worker = new PoolWorker(options.memoryLimit, () => workers.delete(worker));
    workers.add(worker);
    return worker;
  };
  const choose = (module: URL) => {
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
      const worker = choose(task.module);
      if (!worker) queue.push(task);
      else void worker.run(task.module, task.exportName, task.input).then(task.resolve, task.reject).finally(dispatch);
    }
  };
  const abort = () => {
    const reason: unknown = options.signal?.reason;
    for (const task of queue.splice(0)) task.reject(reason);
    for (const worker of workers) worker.abort(reason);
  };
  options.signal?.addEventListener("abort", abort, { once: true });
  return {
    runInWorker: <Input, Output>(module: URL, exportName: string, input: Input) =>
      new Promise<Output>((resolve, reject) => {
        if (options.signal?.aborted) return reject(options.signal.reason);
        queue.push({ module, exportName, input, resolve: resolve as (value: unknown) => void, reject });
        dispatch();
      }),
    warm(module) {
      if (options.signal?.aborted || [...workers].some((worker) => worker.modules.has(module.href))) return;
      const least = [...workers].toSorted((a, b) => a.modules.size - b.modules.size)[0];
      (workers.size < size ? start() : least)?.warm(module);
    },
    async close() {
      options.signal?.removeEventListener("abort", abort);
      await Promise.all([...workers].map((worker) => worker.close()));
    },
  };
}
