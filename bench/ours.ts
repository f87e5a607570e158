import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { addUp, type Measurement, measure } from "./process/measure.ts";
import { changeOneOperation, type SyntheticWorkspace } from "./synthetic.ts";

const commandLine = fileURLToPath(new URL("../packages/openapi-pipeline/bin/rawr-openapi.mjs", import.meta.url));
const compileCache = fileURLToPath(new URL("./.work/compile-cache/", import.meta.url));
const packageScript = fileURLToPath(new URL("./process/package-client.ts", import.meta.url));
const floorScript = fileURLToPath(new URL("./process/floor.mjs", import.meta.url));

/** Runs a verb of `rawr-openapi` in a workspace, as a process of its own. */
export function runCommandLine(
  directory: string,
  args: readonly string[],
  accept: readonly number[] = [0],
): Promise<Measurement> {
  return measure({ cwd: directory, args: [commandLine, ...args], accept, env: { NODE_COMPILE_CACHE: compileCache } });
}

/** The first build ever on a machine: no artifacts, no cache of ours, none of Node's compiled code. */
export async function coldBuild(workspace: SyntheticWorkspace): Promise<Measurement> {
  await rm(compileCache, { recursive: true, force: true });
  return fullBuild(workspace);
}

/** A build of everything: no artifacts and no cache of ours. Node's compile cache is as the run before left it. */
export async function fullBuild({ directory }: SyntheticWorkspace): Promise<Measurement> {
  for (const made of ["node_modules", "openapi", "generated", "dist"]) {
    await rm(join(directory, made), { recursive: true, force: true });
  }
  return buildAndPackage(directory);
}

/** A build right after a build. */
export function noopBuild({ directory }: SyntheticWorkspace): Promise<Measurement> {
  return runCommandLine(directory, ["build"]);
}

/** A build after one operation's body got one more field. */
export async function changedBuild(workspace: SyntheticWorkspace, round: number): Promise<Measurement> {
  await changeOneOperation(workspace, round);
  return buildAndPackage(workspace.directory);
}

/** Starts Node and hashes the author's files, nothing else. */
export function floor({ directory }: SyntheticWorkspace): Promise<Measurement> {
  return measure({ cwd: directory, args: [floorScript] });
}

/** A build, then the client's JavaScript and declarations: the chain's `tsc` makes them too. */
async function buildAndPackage(directory: string): Promise<Measurement> {
  const build = await runCommandLine(directory, ["build"]);
  assertBuilt(directory);
  const args = [packageScript, join(directory, "generated", "bench-client"), join(directory, "dist")];
  return addUp(build, await measure({ cwd: directory, args, env: { NODE_COMPILE_CACHE: compileCache } }));
}

function assertBuilt(directory: string): void {
  for (const path of ["openapi/bench/v1/internal/openapi.json", "generated/bench-client/package.json"]) {
    if (!existsSync(join(directory, path))) throw new Error(`The build exited with 0 and left no ${path}.`);
  }
}
