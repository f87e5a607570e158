import { type ChildProcess, fork } from "node:child_process";
import { type FSWatcher, watch as watchFolder } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { Invocation } from "./arguments.ts";
import { exitCodes } from "./endings.ts";
import type { Surroundings } from "./output.ts";
import { chooseContracts, findRoot, listContracts } from "./workspace.ts";

const quietTime = 80;

/**
 * Runs the command now and again whenever one of its inputs changes, each time in a new process, for a process loads a
 * module once. A run that fails keeps watching. Ends with 0 on SIGINT or SIGTERM: that is how a watch is meant to end.
 */
export async function watch(invocation: Invocation, to: Surroundings): Promise<number> {
  const root = findRoot(invocation.cwd);
  await chooseContracts(root, invocation.surfaces);
  const say = (text: string) => invocation.quiet || to.stderr.write(`${text}\n`);
  const inputs = new InputWatcher(root);
  let child: ChildProcess | undefined;
  let again = false;
  const run = (changed?: string) => {
    if (child) {
      again = true;
      return;
    }
    if (changed) say(`\n${changed} changed`);
    again = false;
    child = startRun(invocation, (paths) => inputs.follow(paths));
    child.once("exit", () => {
      child = undefined;
      if (again) run();
      else say("watching for changes, Ctrl-C ends");
    });
  };
  await new Promise<void>((end) => {
    const stop = () => {
      inputs.close();
      if (!child) return end();
      again = false;
      child.removeAllListeners("exit").once("exit", () => end());
      child.kill("SIGTERM");
    };
    process.once("SIGINT", stop);
    process.once("SIGTERM", stop);
    inputs.start(run);
    run();
  });
  return exitCodes.fine;
}

function startRun(invocation: Invocation, onInputs: (paths: readonly string[]) => void): ChildProcess {
  const launcher = fileURLToPath(new URL("../../bin/rawr-openapi.mjs", import.meta.url));
  const child = fork(launcher, toArguments(invocation), {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
    execArgv: [],
  });
  child.on("message", (message: { kind?: unknown; paths?: unknown }) => {
    if (message.kind === "rawr-openapi-inputs" && Array.isArray(message.paths)) onInputs(message.paths.map(String));
  });
  return child;
}

function toArguments(invocation: Invocation): string[] {
  const { verb, cwd, surfaces, format, cacheDir, cache, explain, all, quiet } = invocation;
  return [
    verb,
    ...["--cwd", cwd],
    ...surfaces.flatMap((name) => ["--surface", name]),
    ...(format ? ["--format", format] : []),
    ...(cacheDir ? ["--cache-dir", cacheDir] : []),
    ...(cache ? [] : ["--no-cache"]),
    ...(explain ? ["--explain"] : []),
    ...(all ? ["--all"] : []),
    ...(quiet ? ["--quiet"] : []),
  ];
}

/** Watches the folders of a set of files: editors replace a file, and a watch on the file itself would be lost. */
class InputWatcher {
  readonly #root: string;
  readonly #watchers = new Map<string, FSWatcher>();
  #paths = new Set<string>();
  #onChange: (path: string) => void = () => {};
  #timer: NodeJS.Timeout | undefined;

  constructor(root: string) {
    this.#root = root;
  }

  start(onChange: (path: string) => void): void {
    this.#onChange = onChange;
    this.follow([]);
  }

  /** Adds what the last run read or looked for. A run that failed early knows less, so nothing is dropped. */
  follow(paths: readonly string[]): void {
    this.#paths = new Set([...this.#paths, ...paths.map((path) => resolve(this.#root, path))]);
    const folders = new Set([join(this.#root, "contracts"), ...[...this.#paths].map((path) => dirname(path))]);
    for (const folder of folders) this.#watch(folder);
  }

  close(): void {
    clearTimeout(this.#timer);
    for (const watcher of this.#watchers.values()) watcher.close();
  }

  #watch(folder: string): void {
    if (this.#watchers.has(folder)) return;
    try {
      const watcher = watchFolder(folder, (_, name) => name && this.#changed(join(folder, name)));
      watcher.on("error", () => this.#watchers.delete(folder));
      this.#watchers.set(folder, watcher);
    } catch {
      // The folder is gone; the run that needs it will say so.
    }
  }

  #changed(path: string): void {
    const isContract = listContracts(this.#root).some(({ file }) => join(this.#root, file) === path);
    if (!isContract && !this.#paths.has(path)) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#onChange(basename(path)), quietTime);
  }
}
