import { spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { StartError } from "./start-error.ts";

/** A surface that `contracts/` publishes. */
export interface PublishedSurface {
  readonly name: string;
  readonly major: number;
}

/** Read from the names of the files: loading a contract takes the time that a start does not have. */
export function publishedSurfaces(root: string): readonly PublishedSurface[] {
  return readdirSync(join(root, "contracts")).flatMap((file) => {
    const [, name, major] = /^([a-z0-9-]+)\.v(\d+)\.ts$/.exec(file) ?? [];
    return name === undefined ? [] : [{ name, major: Number(major) }];
  });
}

/** Files below `root` that a build of the contracts writes and that are not there, relative to it. */
export function missingArtifacts(root: string): readonly string[] {
  return publishedSurfaces(root).flatMap(({ name, major }) => {
    const record = `openapi/${name}/v${major}/artifacts.json`;
    if (!existsSync(join(root, record))) return [record];
    const { files } = JSON.parse(readFileSync(join(root, record), "utf8")) as { files: Record<string, string> };
    return Object.keys(files).filter((file) => !existsSync(join(root, file)));
  });
}

/**
 * Builds documents and clients in a process of its own: what it imports is of no use to the host.
 *
 * @throws StartError BUILD_FAILED; the reason is on standard error by then.
 */
export async function buildArtifacts(root: string): Promise<void> {
  const build = spawn(process.execPath, ["scripts/build-openapi.mjs"], {
    cwd: root,
    // Standard output belongs to `--json`.
    stdio: ["ignore", 2, 2],
  });
  const status = await new Promise<number | null>((resolve, reject) => build.on("exit", resolve).on("error", reject));
  if (status === 0) return;
  throw new StartError("BUILD_FAILED", "Documents and clients could not be built.", "Mend what is named above.");
}
