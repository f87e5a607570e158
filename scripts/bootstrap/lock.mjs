import { randomUUID } from "node:crypto";
import { readFileSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import process from "node:process";
import { setTimeout as sleep } from "node:timers/promises";

const beat = 2_000;
/** A holder that has not been heard of for so long is gone, wherever it ran (another container, another host). */
const silence = 15 * beat;

/**
 * Does `work` while no other process does; gives way to a process that holds the lock, takes over from one that died.
 * @template Result
 * @param {string} file in a folder that exists
 * @param {() => void} onWait called once, before waiting
 * @param {() => Promise<Result>} work
 * @returns {Promise<Result>}
 */
export async function withLock(file, onWait, work) {
  const claim = JSON.stringify({ pid: process.pid, host: hostname(), token: randomUUID() });
  for (let waited = false; !tryClaim(file, claim); ) {
    const holder = readHolder(file);
    if (holder && isGone(holder)) {
      // Read again: between the two looks somebody else may have taken over.
      if (readHolder(file)?.claim === holder.claim) rmSync(file, { force: true });
      continue;
    }
    if (!waited) onWait();
    waited = true;
    await sleep(200);
  }
  const release = () => {
    if (readHolder(file)?.claim === claim) rmSync(file, { force: true });
  };
  const heart = setInterval(() => touch(file), beat).unref();
  process.once("exit", release);
  try {
    return await work();
  } finally {
    clearInterval(heart);
    process.off("exit", release);
    release();
  }
}

/**
 * @param {string} file
 * @param {string} claim
 */
function tryClaim(file, claim) {
  try {
    writeFileSync(file, claim, { flag: "wx" });
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  }
}

/** @param {string} file */
function readHolder(file) {
  try {
    return { claim: readFileSync(file, "utf8"), heardAt: statSync(file).mtimeMs };
  } catch {
    return undefined;
  }
}

/** @param {{ claim: string, heardAt: number }} holder */
function isGone({ claim, heardAt }) {
  if (Date.now() - heardAt > silence) return true;
  try {
    const { pid, host } = JSON.parse(claim);
    if (host !== hostname()) return false;
    process.kill(pid, 0);
    return false;
  } catch (error) {
    // A claim that cannot be parsed is still being written; EPERM is somebody else's living process.
    return error instanceof Error && "code" in error && error.code === "ESRCH";
  }
}

/** @param {string} file */
function touch(file) {
  try {
    utimesSync(file, new Date(), new Date());
  } catch {
    // Gone or not ours any more; the release looks for itself.
  }
}
