import { closeSync, openSync, readFileSync, rmSync, statSync, writeSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import { setTimeout } from "node:timers/promises";
import { isAlive } from "./temporary-file.ts";

const patience = 30_000;

/**
 * Runs `action` while no other build of this workspace plans or writes, so that two builds cannot leave a mixture. The lock
 * is a file with a process id; one whose process is gone is taken over. Where no lock file can be made (a read-only cache
 * folder), or another build holds it for more than half a minute, the action runs without: each rename is still atomic.
 */
export async function withLock<Value>(
  path: string,
  action: () => Promise<Value>,
  signal?: AbortSignal,
): Promise<Value> {
  const held = await acquire(path, signal);
  try {
    return await action();
  } finally {
    if (held) rmSync(path, { force: true });
  }
}

async function acquire(path: string, signal: AbortSignal | undefined): Promise<boolean> {
  const end = Date.now() + patience;
  try {
    await mkdir(dirname(path), { recursive: true });
    while (Date.now() < end) {
      if (tryAcquire(path)) return true;
      if (isAbandoned(path)) rmSync(path, { force: true });
      else await setTimeout(20, undefined, signal && { signal });
    }
  } catch {
    signal?.throwIfAborted();
  }
  return false;
}

function tryAcquire(path: string): boolean {
  try {
    const file = openSync(path, "wx");
    writeSync(file, String(process.pid));
    closeSync(file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

function isAbandoned(path: string): boolean {
  try {
    const holder = readFileSync(path, "utf8");
    // Empty: made a moment ago and the id is not written yet, or its build died in just that moment.
    return holder === "" ? Date.now() - statSync(path).mtimeMs > patience / 10 : !isAlive(Number(holder));
  } catch {
    return false;
  }
}
