import { randomBytes } from "node:crypto";
import { statSync } from "node:fs";

const pattern = /^\.rawr-tmp-(\d+)-[0-9a-f]{8}-\d+$/;
const anHour = 3_600_000;
const run = randomBytes(4).toString("hex");
let count = 0;

/** A fresh name in the folder of its target, so that the rename stays on one file system. */
export function temporaryName(): string {
  return `.rawr-tmp-${process.pid}-${run}-${count++}`;
}

/** Is this one of our temporary files, live or left over? */
export function isTemporary(name: string): boolean {
  return pattern.test(name);
}

/**
 * Was it left by a build that is gone? The process id decides; after an hour it is gone in any case, for ids are reused and
 * a build in another container has ids of its own.
 */
export function isLeftOver(path: string): boolean {
  const pid = Number(pattern.exec(path.slice(path.lastIndexOf("/") + 1))?.[1]);
  return !isAlive(pid) || isOld(path);
}

/** Does a process of this id run? A process of another user answers EPERM and does. */
export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

function isOld(path: string): boolean {
  try {
    return Date.now() - statSync(path).mtimeMs > anHour;
  } catch {
    return false;
  }
}
