import { getCompileCacheDir } from "node:module";
import { Worker } from "node:worker_threads";
import { ownModule } from "./own-module.ts";
import { WorkerError } from "./worker-error.ts";
import type { WorkerReply, WorkerRequest, WorkerSettings } from "./worker-messages.ts";

interface Running {
  readonly module: URL;
  readonly resolve: (value: unknown) => void;
  readonly reject: (reason: unknown) => void;
}

const keptOutput = 2000;

/**
 * MiB. What survives of a large one can pass a heap limit in one step, which ends the process, not the worker; and each
 * worker has one of its own.
 */
const youngGeneration = 12;

interface PoolWorkerOptions {
  /** MiB of heap; without it Node's limit. */
  readonly memoryLimit: number | undefined;
  readonly isAlone: boolean;
}

/** One thread of the pool: runs one task at a time. */
export class PoolWorker {
  /** Modules that it has imported or is importing. */
  readonly modules = new Set<string>();
  readonly #worker: Worker;
  readonly #onExit: () => void;
  readonly #ended: Promise<void>;
  #running: Running | undefined;
  #output = "";

  /** Ends with its only task. */
  readonly isAlone: boolean;

  constructor({ memoryLimit, isAlone }: PoolWorkerOptions, onExit: () => void) {
    this.#onExit = onExit;
    this.isAlone = isAlone;
    const settings: WorkerSettings = { codeCache: getCompileCacheDir() };
    this.#worker = new Worker(ownModule("./worker-entry", import.meta.url), {
      workerData: settings,
      // Flags of the main thread (a test runner's, an inspector's) are not the workers'.
      execArgv: [],
      resourceLimits: {
        maxYoungGenerationSizeMb: youngGeneration,
        ...(memoryLimit && { maxOldGenerationSizeMb: memoryLimit }),
      },
    });
    this.#worker.unref();
    this.#worker.on("message", (reply: WorkerReply) => this.#settle(reply));
    this.#worker.on("error", (error) => this.#fail(error));
    this.#ended = new Promise((resolve) => {
      this.#worker.once("exit", (code) => {
        this.#end(code);
        resolve();
      });
    });
  }

  get busy(): boolean {
    return this.#running !== undefined;
  }

  /** Imports a module without waiting for it. */
  warm(module: URL): void {
    this.modules.add(module.href);
    this.#post({ kind: "warm", module: module.href });
  }

  run(module: URL, exportName: string, input: unknown): Promise<unknown> {
    this.modules.add(module.href);
    return new Promise((resolve, reject) => {
      this.#running = { module, resolve, reject };
      this.#worker.ref();
      try {
        this.#post({ kind: "run", module: module.href, exportName, input });
      } catch (error) {
        this.#reject(error);
      }
    });
  }

  /** Ends the thread at once; what it runs is rejected with the reason. */
  abort(reason: unknown): void {
    this.#reject(reason);
    void this.#worker.terminate();
  }

  /** Lets the thread store its compiled code, then ends it; resolves when it has ended, however it did. */
  async close(): Promise<void> {
    this.#worker.ref();
    this.#worker.postMessage("close");
    await this.#ended;
  }

  #post(request: WorkerRequest): void {
    this.#worker.postMessage(request);
  }

  #settle(reply: WorkerReply): void {
    if (reply.kind === "said") this.#output = (this.#output + reply.text).slice(-keptOutput);
    const running = this.#running;
    if (!running || reply.kind === "warmed" || reply.kind === "said") return;
    if (reply.kind === "value") {
      this.#free();
      running.resolve(reply.value);
    } else {
      const cause = reply.error;
      const message = cause instanceof Error ? cause.message : String(cause);
      this.#reject(new WorkerError("worker-task-failed", running.module, { message, cause }));
    }
  }

  #fail(error: unknown): void {
    const running = this.#running;
    if (!running) return;
    const outOfMemory = (error as NodeJS.ErrnoException).code === "ERR_WORKER_OUT_OF_MEMORY";
    const code = outOfMemory ? "worker-out-of-memory" : "worker-crashed";
    const message = outOfMemory ? "it ran out of memory" : error instanceof Error ? error.message : String(error);
    this.#reject(new WorkerError(code, running.module, { message, cause: error }));
  }

  #end(exitCode: number): void {
    this.#onExit();
    if (!this.#running) return;
    const said = this.#output.trim();
    const message = `it ended its thread with exit code ${exitCode}${said && `, after saying: ${said}`}`;
    this.#reject(new WorkerError("worker-crashed", this.#running.module, { message }));
  }

  #reject(reason: unknown): void {
    const running = this.#running;
    this.#free();
    running?.reject(reason);
  }

  #free(): void {
    this.#running = undefined;
    this.#worker.unref();
  }
}
