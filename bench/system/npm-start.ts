import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** The system as a person starts it. */
export interface Started {
  readonly url: string;
  /** Of the demo user. */
  readonly token: string;
  /** Milliseconds from the start of the process to its ready line. */
  readonly readyMs: number;
  stop(): Promise<void>;
}

/** `npm start`, or without npm what it runs. */
export async function npmStart(
  stateFolder: string,
  { npm = false, env = {} }: { readonly npm?: boolean; readonly env?: Readonly<Record<string, string>> } = {},
): Promise<Started> {
  const args = ["--port", "0", "--json", "--state", stateFolder];
  const [command, before] = npm ? ["npm", ["start", "--"]] : [process.execPath, ["scripts/start.mjs"]];
  const from = performance.now();
  const child = spawn(command, [...before, ...args], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = once(child, "exit");
  const { url, token, pid } = await readyLine(child);
  const readyMs = performance.now() - from;
  return {
    url,
    token,
    readyMs,
    async stop() {
      process.kill(pid, "SIGTERM");
      await ended;
    },
  };
}

/** npm prints what it runs before the line. */
async function readyLine({ stdout, stderr }: ChildProcess) {
  let complaint = "";
  stderr?.setEncoding("utf8").on("data", (text: string) => (complaint = `${complaint}${text}`.slice(-2_000)));
  for await (const line of createInterface({ input: stdout as NonNullable<typeof stdout> })) {
    if (!line.startsWith("{")) continue;
    const ready = JSON.parse(line) as { url?: string; token: string; pid: number };
    if (ready.url !== undefined) return { ...ready, url: ready.url };
    complaint = line;
  }
  throw new Error(`npm start ended before it was ready: ${complaint}`);
}
