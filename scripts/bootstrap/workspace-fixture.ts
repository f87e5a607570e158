import { spawn } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";

const main = fileURLToPath(new URL("main.mjs", import.meta.url));
const repository = fileURLToPath(new URL("../../", import.meta.url));
const { packageManager } = JSON.parse(readFileSync(join(repository, "package.json"), "utf8"));
/** The pinned version. */
export const pnpmVersion = String(packageManager).replace("pnpm@", "");

/** What a run of the bootstrap did. */
export interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A small workspace with a folder of programs that comes first on its PATH. */
export interface WorkspaceFixture {
  readonly root: string;
  /** Changes a file; `undefined` removes it. */
  write(path: string, text: string | undefined): void;
  read(path: string): string;
  /** Puts a program on the PATH, as a shell script. */
  program(name: string, script: string): void;
  /** How often the stub pnpm was asked to install. */
  installs(): number;
  start(env?: NodeJS.ProcessEnv): { readonly pid: number; readonly done: Promise<Run> };
  run(env?: NodeJS.ProcessEnv): Promise<Run>;
  remove(): void;
}

const manifest = {
  name: "fixture",
  private: true,
  packageManager,
  scripts: { test: "true" },
  dependencies: { inner: "workspace:*" },
};
const lockfile = `lockfileVersion: '9.0'

settings:
  autoInstallPeers: true
  excludeLinksFromLockfile: false

importers:

  .:
    dependencies:
      inner:
        specifier: workspace:*
        version: link:packages/inner

  packages/inner: {}
`;

/** A pnpm that takes a moment and links what a real one would. `$PNPM_FAILS` and `$PNPM_TAKES` change it. */
const stubPnpm = `
if [ "$1" = "--version" ]; then echo ${pnpmVersion}; exit; fi
echo install >> "$FIXTURE/installs"
sleep "\${PNPM_TAKES:-0}"
mkdir -p node_modules/inner
if [ -n "$PNPM_FAILS" ]; then echo "$PNPM_FAILS" >&2; exit 1; fi
echo "$2" > node_modules/inner/flag
`;

export function createWorkspaceFixture(): WorkspaceFixture {
  const temporary = mkdtempSync(join(tmpdir(), "boot strap "));
  const root = join(temporary, "a checkout");
  const programs = join(temporary, "bin");
  const write = (path: string, text: string | undefined) => {
    if (text === undefined) return rmSync(join(root, path), { recursive: true, force: true });
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  const program = (name: string, script: string) => {
    mkdirSync(programs, { recursive: true });
    writeFileSync(join(programs, name), `#!/bin/sh\n${script}`);
    chmodSync(join(programs, name), 0o755);
  };
  const read = (path: string) => readFileSync(join(root, path), "utf8");
  const start = (env: NodeJS.ProcessEnv = {}) =>
    startBootstrap(root, { FIXTURE: root, PATH: [programs, "/usr/bin", "/bin"].join(delimiter), ...env });

  write("package.json", JSON.stringify(manifest));
  write("packages/inner/package.json", '{ "name": "inner", "version": "1.0.0" }');
  write("pnpm-workspace.yaml", 'packages: ["packages/*"]\npmOnFail: ignore\n');
  write("pnpm-lock.yaml", lockfile);
  program("pnpm", stubPnpm);
  return {
    root,
    write,
    read,
    program,
    installs: () => (existsSync(join(root, "installs")) ? read("installs").trim().split("\n").length : 0),
    start,
    run: (env) => start(env).done,
    remove: () => rmSync(temporary, { recursive: true, force: true }),
  };
}

/** The real pnpm, where the bootstrap or the machine has one; no test fetches it. */
export function realPnpm(): string | undefined {
  const onPath = (process.env.PATH ?? "").split(delimiter).map((folder) => join(folder, "pnpm"));
  const fetched = join(repository, `node_modules/.cache/rawr-bootstrap/pnpm-${pnpmVersion}/node_modules/.bin/pnpm`);
  return [fetched, ...onPath].find((file) => existsSync(file));
}

function startBootstrap(root: string, env: NodeJS.ProcessEnv): { pid: number; done: Promise<Run> } {
  const child = spawn(process.execPath, [main], {
    cwd: root,
    env: { HOME: process.env.HOME, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  const done = new Promise<Run>((resolve) => {
    child.on("close", (status) => resolve({ status, stdout, stderr }));
  });
  return { pid: child.pid ?? 0, done };
}
