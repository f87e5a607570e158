import { execFile } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join, relative } from "node:path";
import { environment } from "../../../../scripts/bootstrap/environment.mjs";
import { providePnpm } from "../../../../scripts/bootstrap/pnpm.mjs";

/** The folder of this workspace. */
export const workspace = join(import.meta.dirname, "../../../..");

/** What a command came to. */
export interface Ended {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A copy of `fixtures/repository` that knows nothing of ours but the packed packages. */
export interface Repository {
  /** Holds the packed packages and the copy. */
  readonly folder: string;
  /** The copy; a space and a letter beyond ASCII are in its path. */
  readonly root: string;
  run(command: string, ...args: readonly string[]): Promise<Ended>;
  pnpm(...args: readonly string[]): Promise<Ended>;
  /** Packs one of our packages into `folder`, and returns the path. */
  pack(name: string): Promise<string>;
}

const manifest = JSON.parse(readFileSync(join(workspace, "package.json"), "utf8")) as { packageManager: string };

export async function createRepository(): Promise<Repository> {
  const folder = mkdtempSync(join(tmpdir(), "rawr-adopt-"));
  const root = join(folder, "für alle");
  cpSync(join(import.meta.dirname, "fixtures/repository"), root, { recursive: true });
  const cache = join(workspace, "node_modules/.cache/rawr-bootstrap");
  // As at a desk: neither pnpm nor the pipeline is to think that it runs in CI.
  const { CI, GITHUB_ACTIONS, ...env } = environment(cache);
  env["PATH"] = [dirname(process.execPath), env["PATH"]].join(delimiter);
  const [program, ...first] = await providePnpm(cache, manifest.packageManager.replace("pnpm@", ""), env);
  const pnpm = (cwd: string, args: readonly string[]) => execute(program, [...first, ...args], { cwd, env });
  return {
    folder,
    root,
    run: (command, ...args) => execute(command, args, { cwd: root, env }),
    pnpm: (...args) => pnpm(root, args),
    async pack(name) {
      const ended = await pnpm(join(workspace, "packages", name), ["pack", "--pack-destination", folder]);
      if (ended.exitCode !== 0) throw new Error(ended.stdout + ended.stderr);
      return join(folder, `rawr-${name}-0.1.0.tgz`);
    },
  };
}

/** Every file below some folders, by path relative to the root. */
export function readFiles(root: string, folders: readonly string[]): ReadonlyMap<string, string> {
  const entries = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.parentPath.includes("node_modules"))
      .map((entry) => join(entry.parentPath, entry.name)),
  );
  return new Map(entries.sort().map((path) => [relative(root, path), readFileSync(path, "utf8")]));
}

function execute(command: string, args: readonly string[], options: { cwd: string; env: NodeJS.ProcessEnv }) {
  return new Promise<Ended>((resolve) => {
    execFile(command, args, { ...options, maxBuffer: 2 ** 26 }, (error, stdout, stderr) => {
      const exitCode = error === null ? 0 : typeof error.code === "number" ? error.code : 1;
      resolve({ exitCode, stdout, stderr });
    });
  });
}
