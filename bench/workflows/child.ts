import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";

/** A measuring process: a module of `scenarios/` that was given a task. */
export function start(scenario: string, task: unknown): ChildProcess {
  const path = fileURLToPath(new URL(`./scenarios/${scenario}.ts`, import.meta.url));
  return fork(path, [JSON.stringify(task)], {
    execArgv: ["--expose-gc", "--experimental-import-meta-resolve", "--disable-warning=ExperimentalWarning"],
    // Types are stripped and modules compiled once, as a host has it that was built.
    env: { ...process.env, NODE_COMPILE_CACHE: fileURLToPath(new URL("../.work/compile-cache/", import.meta.url)) },
    // What the SDK logs belongs to nobody here.
    stdio: ["ignore", "ignore", "pipe", "ipc"],
  });
}

/** The next thing that a measuring process tells; rejects when it ends instead. */
export function told<T>(child: ChildProcess, limitMs = 120_000): Promise<T> {
  return new Promise((resolve, reject) => {
    let complaint = "";
    const complain = (chunk: Buffer) => (complaint = `${complaint}${chunk}`.slice(-2_000));
    const settle = (finish: () => void) => {
      clearTimeout(timer);
      child.off("message", message).off("exit", exit);
      child.stderr?.off("data", complain);
      finish();
    };
    const message = (value: unknown) => settle(() => resolve(value as T));
    const exit = (code: number | null) =>
      settle(() => reject(new Error(`${complaint.trim() || "It said nothing."} (exit code ${code})`)));
    const timer = setTimeout(() => settle(() => reject(new Error(`No answer within ${limitMs} ms.`))), limitMs);
    child.stderr?.on("data", complain);
    child.on("message", message).on("exit", exit);
  });
}

/** Runs a scenario to its end. */
export async function measured<T>(scenario: string, task: unknown, limitMs?: number): Promise<T> {
  const child = start(scenario, task);
  try {
    return await told<T>(child, limitMs);
  } finally {
    stop(child);
  }
}

/** Ends a measuring process, with the servers that it has started. */
export function stop(child: ChildProcess): void {
  if (child.connected) child.disconnect();
  setTimeout(() => child.kill("SIGKILL"), 2_000).unref();
}

/** In the process: its task. It ends with whoever asks. */
export function given<T>(): T {
  process.once("disconnect", () => process.exit());
  return JSON.parse(process.argv[2] ?? "null") as T;
}

/** In the process: tells what was measured. */
export function answer(value: unknown): void {
  process.send?.(value);
}
