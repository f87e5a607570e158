import { spawn } from "node:child_process";
import process from "node:process";

/** How a program ended and what it said. */
export interface Ended {
  /** The exit code; `null` when it was killed, by the time limit for instance. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** How a program is run. */
export interface RunOptions {
  readonly cwd: string;
  /** Node's executable; this process's own by default. */
  readonly node?: string;
  /** Milliseconds until it is killed; five minutes by default. */
  readonly timeout?: number;
}

/** Runs a program in a Node of its own, with as much memory as a public document's types need. */
export function runNode(args: readonly string[], { cwd, node, timeout }: RunOptions): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(node ?? process.execPath, ["--max-old-space-size=6144", ...args], {
      cwd,
      timeout: timeout ?? 300_000,
      killSignal: "SIGKILL",
      stdio: ["ignore", "pipe", "pipe"],
    });
    const texts = { stdout: "", stderr: "" };
    for (const name of ["stdout", "stderr"] as const) {
      child[name].setEncoding("utf8").on("data", (text: string) => {
        texts[name] += text;
      });
    }
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, ...texts }));
  });
}
