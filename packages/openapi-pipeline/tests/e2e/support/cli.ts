import { type ChildProcess, type SpawnOptions, spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const launcher = fileURLToPath(new URL("../../../bin/rawr-openapi.mjs", import.meta.url));
const standIn = new URL("./use-stand-in.mjs", import.meta.url).href;

/** How a run of the command line ended. */
export interface RunResult {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A workspace of its own in the temporary folder, with a space in its path. */
export function makeWorkspace(files: Readonly<Record<string, string>> = {}, from?: string): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "rawr e2e ")));
  if (from) cpSync(from, root, { recursive: true });
  for (const [path, contents] of Object.entries(files)) put(root, path, contents);
  return root;
}

export function put(root: string, path: string, contents: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), contents);
}

/** The text of a contract file for the stand-in build. */
export function contract(surface: unknown): string {
  return `export const surface = ${JSON.stringify(surface)};\n`;
}

/** What to start besides `rawr-openapi` itself. */
export interface StartOptions extends SpawnOptions {
  /** Put before the Node command: `["sh", "-c", ...]`. */
  readonly through?: readonly string[];
  /** More of Node's options. */
  readonly nodeOptions?: readonly string[];
}

/** Starts `rawr-openapi` in a workspace as a process. */
export function start(root: string, args: readonly string[], options: StartOptions = {}): ChildProcess {
  const { through = [], nodeOptions = [], ...rest } = options;
  const [command = "", ...parameters] = [
    ...through,
    process.execPath,
    "--import",
    standIn,
    ...nodeOptions,
    launcher,
    ...args,
  ];
  const env = {
    PATH: process.env["PATH"],
    HOME: root,
    NODE_COMPILE_CACHE: process.env["NODE_COMPILE_CACHE"],
    ...options.env,
  };
  return spawn(command, parameters, { cwd: root, stdio: ["ignore", "pipe", "pipe"], ...rest, env });
}

/** Waits for the end of a process. */
export function ended(child: ChildProcess): Promise<RunResult> {
  let stdout = "";
  let stderr = "";
  child.stdout?.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
  });
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (exitCode) => resolve({ exitCode, stdout, stderr }));
  });
}

/** Runs `rawr-openapi` to its end. */
export function run(root: string, args: readonly string[], options?: StartOptions): Promise<RunResult> {
  return ended(start(root, args, options));
}

/** Every file of a workspace with its text, the cache left out. */
export function filesOf(root: string): Readonly<Record<string, string>> {
  const entries = readdirSync(root, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .filter((path) => !path.startsWith("node_modules"))
    .sort();
  return Object.fromEntries(paths.map((path) => [path, readFileSync(join(root, path), "utf8")]));
}

/** Output without what differs from run to run. */
export function normalise(text: string, root: string): string {
  return text
    .replaceAll(root, "<root>")
    .replace(/\d+(\.\d+)? m?s\b/g, "<time>")
    .replace(/[ \t]+$/gm, "");
}
