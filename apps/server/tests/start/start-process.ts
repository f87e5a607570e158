import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";
import type { Ready } from "../../src/start/ready.ts";

const root = fileURLToPath(new URL("../../../../", import.meta.url));

/** A command that has ended. */
export interface Ended {
  /** Null when a signal ended it. */
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** `npm start` without npm. */
export interface StartProcess {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  /** The line of `--json`; fails when the command ends before it. */
  readonly ready: Promise<Ready>;
}

/** A folder that is gone after the test; its name has a space. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "npm start "));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Starts the real command on a port that the system chooses; it is killed after the test. */
export function npmStart(args: readonly string[], env: NodeJS.ProcessEnv = {}): StartProcess {
  // What vitest sets for its own processes is not what a person's shell has.
  const { NODE_ENV: _1, VITEST: _2, NODE_OPTIONS: _3, FORCE_COLOR: _4, ...own } = process.env;
  const child = spawn(process.execPath, [join(root, "scripts/start.mjs"), "--port", "0", ...args], {
    cwd: tmpdir(),
    env: { ...own, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  const ended = new Promise<Ended>((resolve) => {
    child.on("close", (status) => resolve({ status, stdout, stderr }));
  });
  const line = new Promise<string>((resolve) => createInterface({ input: child.stdout }).once("line", resolve));
  const failed = ended.then(({ stderr: reason }) =>
    Promise.reject(new Error(`It ended before it was ready:\n${reason}`)),
  );
  // Only who waits for the line wants to know.
  const ready = Promise.race([line.then((text) => JSON.parse(text) as Ready), failed]);
  ready.catch(() => {});
  failed.catch(() => {});
  return { child, ended, ready };
}

/** Calls as the demo user; answers the body. */
export async function call<T>({ url, token }: Ready, path: string, init: RequestInit = {}): Promise<T> {
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
  const response = await fetch(`${url}${path}`, { ...init, headers });
  const body = await response.text();
  if (!response.ok) throw new Error(`${response.status} ${body}`);
  return JSON.parse(body) as T;
}
