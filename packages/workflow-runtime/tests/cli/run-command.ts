import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { type CliOptions, main } from "../../src/cli/main.ts";

const script = join(import.meta.dirname, "../../../../scripts/workflows.ts");

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CommandOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Sees what is printed as it comes. */
  readonly onOutput?: (text: string, child: ChildProcess) => void;
}

/** Runs the command as its users do, in a process of its own. */
export function workflows(args: readonly string[], options: CommandOptions = {}): Promise<Ended> {
  const { FORCE_COLOR: _, NO_COLOR: __, WORKFLOW_DATABASE: ___, ...env } = process.env;
  const child = spawn(process.execPath, [script, ...args], {
    cwd: options.cwd ?? import.meta.dirname,
    env: { ...env, ...options.env },
    stdio: ["ignore", "pipe", "pipe"],
    timeout: 60_000,
  });
  const texts = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"] as const) {
    child[name].setEncoding("utf8").on("data", (text: string) => {
      texts[name] += text;
      options.onOutput?.(text, child);
    });
  }
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, ...texts }));
  });
}

/** The same in this process, where it does not matter: starting one costs half a second. */
export async function workflowsHere(
  args: readonly string[],
  options: { readonly cwd?: string; readonly env?: Readonly<Record<string, string>> } & CliOptions = {},
): Promise<Ended> {
  const texts = { stdout: "", stderr: "" };
  const stream = (name: keyof typeof texts) => ({ write: (text: string) => (texts[name] += text) });
  const code = await main(args, options, {
    cwd: options.cwd ?? import.meta.dirname,
    env: options.env ?? {},
    stdout: stream("stdout"),
    stderr: stream("stderr"),
    signal: new AbortController().signal,
  });
  return { code, ...texts };
}
