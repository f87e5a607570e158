import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";

const program = fileURLToPath(new URL("fixtures/owner.ts", import.meta.url));

export interface Owner {
  readonly child: ChildProcess;
  /** Lines that the process wrote, without "open". */
  readonly said: string[];
  /** Ends it by SIGKILL and reads what it said until then. */
  kill(): Promise<void>;
}

/** Another process that owns the file; with "commit" it also writes until it is killed. */
export async function startOwner(file: string, ...more: readonly string[]): Promise<Owner> {
  const child = spawn(process.execPath, [program, file, ...more], { stdio: ["ignore", "pipe", "pipe"] });
  const closed = once(child, "close");
  onTestFinished(() => void child.kill("SIGKILL"));
  let problem = "";
  child.stderr.setEncoding("utf8").on("data", (chunk: string) => {
    problem += chunk;
  });
  let text = "";
  const said: string[] = [];
  const opened = new Promise<void>((resolve) => {
    child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
      const lines = (text + chunk).split("\n");
      text = lines.pop() ?? "";
      if (lines[0] === "open") resolve();
      said.push(...lines.filter((line) => line !== "open"));
    });
  });
  await Promise.race([opened, closed.then(() => Promise.reject(new Error(problem)))]);
  return {
    child,
    said,
    async kill() {
      child.kill("SIGKILL");
      await closed;
    },
  };
}
