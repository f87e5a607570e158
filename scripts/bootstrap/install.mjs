import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { reasonFrom, run } from "./child-process.mjs";
import { environment } from "./environment.mjs";
import { BootstrapError, rethrowRefusal } from "./errors.mjs";
import { readWorkspace } from "./fingerprint.mjs";
import { withLock } from "./lock.mjs";
import { providePnpm } from "./pnpm.mjs";

export { BootstrapError };

/** Written before an install and after it, so that one which was cut off is known. */
const installing = "installing";

/**
 * Makes `node_modules` what the lockfile says. Touches neither the network nor the disk when it already is.
 * @param {string} root the workspace's folder
 * @param {(message: string) => void} say
 * @throws {BootstrapError} with a message for the user
 */
export async function ensureInstalled(root, say) {
  if (isFresh(root, readWorkspace(root))) return;
  const cache = cacheFolder(root);
  try {
    mkdirSync(cache, { recursive: true });
    await withLock(
      join(cache, "lock"),
      () => say("another command is installing; waiting for it."),
      () => installUnlessFresh(root, say),
    );
  } catch (error) {
    rethrowRefusal(error, "write node_modules");
  }
}

/**
 * @param {string} root
 * @param {(message: string) => void} say
 */
async function installUnlessFresh(root, say) {
  const workspace = readWorkspace(root);
  if (isFresh(root, workspace)) return;
  const started = Date.now();
  say(`installing with pnpm ${workspace.pnpmVersion} (the first time this takes about half a minute) …`);
  if (readStamp(root) === installing) discard(root);

  writeStamp(root, installing);
  await install(root, workspace);
  if (!(await runsPinnedNode(root, workspace))) {
    discard(root);
    await install(root, workspace);
    if (!(await runsPinnedNode(root, workspace))) {
      throw new BootstrapError(
        `the npm package "node" brought no working Node ${workspace.nodeVersion} for ${process.platform}-${process.arch}.`,
      );
    }
  }
  writeStamp(root, workspace.fingerprint);
  say(`installed in ${((Date.now() - started) / 1000).toFixed(1)} s.`);
}

/**
 * @param {string} root
 * @param {import("./fingerprint.mjs").Workspace} workspace
 */
async function install(root, workspace) {
  const env = environment(cacheFolder(root));
  const pnpm = await providePnpm(cacheFolder(root), workspace.pnpmVersion, env);
  const flags = ["--frozen-lockfile", "--prefer-offline", "--reporter=append-only"];
  const { ok, output } = await run([...pnpm, "install", ...flags], { cwd: root, env });
  if (ok) return;
  // Nothing was cut off: pnpm ended by itself and the next attempt may go on from here.
  writeStamp(root, "failed");
  throw new BootstrapError(`pnpm install failed:\n${reasonFrom(output)}`);
}

/**
 * @param {string} root
 * @param {import("./fingerprint.mjs").Workspace} workspace
 */
function isFresh(root, workspace) {
  if (readStamp(root) !== workspace.fingerprint) return false;
  const expected = workspace.linked.map((project) => join(project, "node_modules"));
  if (workspace.nodeVersion) expected.push(join("node_modules", ".bin", "node"));
  return expected.every((path) => existsSync(join(root, path)));
}

/**
 * @param {string} root
 * @param {import("./fingerprint.mjs").Workspace} workspace
 */
async function runsPinnedNode(root, { nodeVersion }) {
  if (!nodeVersion) return true;
  const { output } = await run([join(root, "node_modules", ".bin", "node"), "--version"], { cwd: root });
  return output.trim() === `v${nodeVersion}`;
}

/**
 * Starts anew, but for our own folder: the lock and the private pnpm are in it.
 * @param {string} root
 */
function discard(root) {
  const modules = join(root, "node_modules");
  for (const entry of readdirSync(modules)) {
    if (entry !== ".cache") rmSync(join(modules, entry), { recursive: true, force: true, maxRetries: 5 });
  }
}

/** @param {string} root */
function cacheFolder(root) {
  return join(root, "node_modules", ".cache", "rawr-bootstrap");
}

/** @param {string} root */
function readStamp(root) {
  try {
    return readFileSync(join(cacheFolder(root), "stamp"), "utf8");
  } catch {
    return undefined;
  }
}

/**
 * @param {string} root
 * @param {string} state
 */
function writeStamp(root, state) {
  mkdirSync(cacheFolder(root), { recursive: true });
  writeFileSync(join(cacheFolder(root), "stamp"), state);
}
