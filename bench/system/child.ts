import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { stop, told } from "../workflows/child.ts";

/** What processes of the benchmark say: the log of a server, why one has ended. */
const logFile = fileURLToPath(new URL("../.work/system.log", import.meta.url));

/** A process of the benchmark: a module of `scenarios/` that was given a task. */
export function start(scenario: "server" | "load", task: unknown): ChildProcess {
  const profile = process.env["BENCH_CPU_PROF"];
  const path = fileURLToPath(new URL(`./scenarios/${scenario}.ts`, import.meta.url));
  const log = openSync(logFile, "a");
  const child = fork(path, [JSON.stringify(task)], {
    execArgv: [
      "--disable-warning=ExperimentalWarning",
      ...(profile !== undefined && scenario === "server" ? ["--cpu-prof", `--cpu-prof-dir=${profile}`] : []),
    ],
    // Types are stripped and modules compiled once, as `npm start` has it.
    env: { ...process.env, NODE_COMPILE_CACHE: fileURLToPath(new URL("../.work/compile-cache/", import.meta.url)) },
    // A log that is read by who measures would be a part of what is measured.
    stdio: ["ignore", "ignore", log, "ipc"],
  });
  closeSync(log);
  return child;
}

/** Asks a server process, and waits for its answer. */
export function asked<T>(child: ChildProcess, question: string, limitMs?: number): Promise<T> {
  const answer = told<T>(child, limitMs);
  child.send(question);
  return answer;
}

/** Ends a server process, and waits until it has ended. */
export async function ended(child: ChildProcess): Promise<void> {
  const exit = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  if (child.exitCode !== null) return;
  stop(child);
  await exit;
}

/** Asks a server to close; what does not within ten seconds is ended. */
export async function closed(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const exit = once(child, "exit");
  child.send("close");
  await Promise.race([exit, delay(10_000, undefined, { ref: false })]);
  await ended(child);
}
