import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { reasonFrom, run } from "./child-process.mjs";
import { BootstrapError } from "./errors.mjs";

/**
 * The command that runs exactly this version of pnpm: one that an earlier call fetched, the machine's own, or a new one
 * from npm. Corepack is not asked.
 * @param {string} cache
 * @param {string} version
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<readonly [string, ...string[]]>}
 */
export async function providePnpm(cache, version, env) {
  const home = join(cache, `pnpm-${version}`);
  if (holds(home, version)) return commandIn(home);
  if (await isOnPath(version, env)) return ["pnpm"];

  const staging = `${home}.${process.pid}`;
  mkdirSync(staging, { recursive: true });
  writeFileSync(join(staging, "package.json"), '{ "private": true }\n');
  // No install script is needed: without it the package finds its native program at each start.
  const flags = ["--no-save", "--no-package-lock", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
  const { ok, output } = await run([...npm(), "install", ...flags, `pnpm@${version}`], { cwd: staging, env });
  if (!ok || !holds(staging, version)) {
    rmSync(staging, { recursive: true, force: true });
    if (output.includes("spawn npm ENOENT")) {
      throw new BootstrapError(`npm is needed to fetch pnpm ${version}, and is not on the PATH. It comes with Node.`);
    }
    throw new BootstrapError(`npm could not install pnpm ${version}:\n${reasonFrom(output)}`);
  }
  rmSync(home, { recursive: true, force: true });
  renameSync(staging, home);
  return commandIn(home);
}

/**
 * @param {string} home
 * @param {string} version
 */
function holds(home, version) {
  try {
    return JSON.parse(readFileSync(join(home, "node_modules/pnpm/package.json"), "utf8")).version === version;
  } catch {
    return false;
  }
}

/**
 * @param {string} home
 * @returns {readonly [string, ...string[]]}
 */
function commandIn(home) {
  return [process.execPath, join(home, "node_modules/pnpm/bin/pnpm.mjs")];
}

/**
 * Asked from outside the checkout, where no `packageManager` field makes an older pnpm or Corepack fetch another one.
 * @param {string} version
 * @param {NodeJS.ProcessEnv} env
 */
async function isOnPath(version, env) {
  const quiet = { ...env, COREPACK_ENABLE_NETWORK: "0", COREPACK_ENABLE_PROJECT_SPEC: "0" };
  const { ok, output } = await run(["pnpm", "--version"], { cwd: tmpdir(), env: quiet });
  return ok && output.trim() === version;
}

/**
 * npm names its own entry to the scripts that it runs; that one needs no shell, on Windows either.
 * @returns {readonly [string, ...string[]]}
 */
function npm() {
  const entry = process.env.npm_execpath;
  return entry?.endsWith("npm-cli.js") ? [process.execPath, entry] : ["npm"];
}
