import { spawnSync } from "node:child_process";
import { afterEach, describe, expect, it } from "vitest";
import { WorkerError } from "./worker-error.ts";
import { createWorkerPool, type WorkerPool, type WorkerPoolOptions } from "./worker-pool.ts";

const tasks = new URL("./fixtures/tasks.ts", import.meta.url);
const pools: WorkerPool[] = [];
afterEach(() => Promise.all(pools.splice(0).map((pool) => pool.close())));

function pool(options: WorkerPoolOptions = {}): WorkerPool {
  const made = createWorkerPool({ size: 2, ...options });
  pools.push(made);
  return made;
}
const failure = async (work: Promise<unknown>) => {
  const error: unknown = await work.then(() => undefined).catch((reason: unknown) => reason);
  return WorkerError.is(error)
    ? { code: error.code, module: error.module, message: error.message, cause: error.cause }
    : error;
};

describe("createWorkerPool", () => {
  it("runs more tasks than it has workers", async () => {
    const { runInWorker } = pool();
    const results = await Promise.all([1, 2, 3, 4, 5].map((value) => runInWorker(tasks, "double", { value })));
    expect(results).toEqual([2, 4, 6, 8, 10]);
  });

  it("sends a task to the worker that has imported its module", async () => {
    const { runInWorker, warm } = pool();
    warm(new URL("./digest.ts", import.meta.url));
    warm(tasks);
    const threads: unknown[] = [];
    for (let i = 0; i < 4; i++) threads.push(await runInWorker(tasks, "thread", undefined));
    expect(new Set(threads).size).toBe(1);
  });

  it("rejects with the error of a task that throws, and goes on", async () => {
    const { runInWorker } = pool({ size: 1 });
    expect(await failure(runInWorker(tasks, "refuse", undefined))).toMatchObject({
      code: "worker-task-failed",
      module: "tasks.ts",
      message: "out of range",
      cause: { name: "RangeError" },
    });
    expect(await runInWorker(tasks, "double", { value: 1 })).toBe(2);
  });

  it("names a task that ends its thread, with its last words, and goes on", async () => {
    const { runInWorker } = pool({ size: 1 });
    expect(await failure(runInWorker(tasks, "exit", undefined))).toMatchObject({
      code: "worker-crashed",
      message: "it ended its thread with exit code 7, after saying: giving up",
    });
    expect(await runInWorker(tasks, "double", { value: 1 })).toBe(2);
  });

  it("gives a task that is to be alone a thread of its own, which ends with it", async () => {
    const { runInWorker } = pool({ size: 2 });
    const threads: unknown[] = [];
    for (let i = 0; i < 3; i++) threads.push(await runInWorker(tasks, "thread", undefined, { alone: true }));
    expect(new Set(threads).size).toBe(3);
  });

  it("ends a worker with nothing left to do, when it is thrifty", async () => {
    const { runInWorker } = pool({ size: 1, thrifty: true });
    const queued = await Promise.all([1, 2].map(() => runInWorker(tasks, "thread", undefined)));
    expect(new Set(queued).size).toBe(1);
    expect(queued).not.toContain(await runInWorker(tasks, "thread", undefined));
  });

  it("names a task that runs out of memory", async () => {
    const { runInWorker } = pool({ size: 1, memoryLimit: 32 });
    expect(await failure(runInWorker(tasks, "exhaust", undefined))).toMatchObject({ code: "worker-out-of-memory" });
  });

  it.each([
    ["an export that is not there", tasks, "nothing", "exports no function nothing"],
    ["a module that is not there", new URL("./fixtures/none.ts", import.meta.url), "x", "Cannot find module"],
    ["a result that cannot be cloned", tasks, "uncloneable", "could not be cloned"],
  ])("rejects %s", async (_, module, exportName, message) => {
    expect(await failure(pool().runInWorker(module, exportName, undefined))).toMatchObject({
      code: "worker-task-failed",
      message: expect.stringContaining(message),
    });
  });

  it("rejects what runs and what waits with the signal's reason", async () => {
    const abort = new AbortController();
    const { runInWorker } = pool({ size: 1, signal: abort.signal });
    const all = [runInWorker(tasks, "hang", undefined), runInWorker(tasks, "double", { value: 1 })].map(failure);
    abort.abort(new Error("interrupted"));
    expect(await Promise.all(all)).toMatchObject([{ message: "interrupted" }, { message: "interrupted" }]);
  });
});

it("lets the process end, and keeps what a tool prints out of its output", () => {
  const script = `
    const { createWorkerPool } = await import(${JSON.stringify(new URL("./worker-pool.ts", import.meta.url).href)});
    const pool = createWorkerPool();
    await pool.runInWorker(new URL(${JSON.stringify(tasks.href)}), "print", "noise");
    console.log("done");`;
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", script], {
    encoding: "utf8",
    timeout: 20_000,
  });
  expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: "done\n", stderr: "" });
});
