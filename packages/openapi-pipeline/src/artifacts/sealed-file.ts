import { closeSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { crc32 } from "node:zlib";
import { temporaryName } from "./temporary-file.ts";

/** Length and checksum, each as eight hex digits: they are to find damage, and take a tenth of the time of a SHA-256. */
const sealLength = 16;

/** Reads a file that `writeSealed` wrote; undefined when it is missing, cut off or altered. */
export function readSealed(path: string): Buffer | undefined {
  try {
    const bytes = readFileSync(path);
    const body = bytes.subarray(sealLength);
    return bytes.toString("latin1", 0, sealLength) === sealOf(body) ? body : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Writes a seal of the body and the body, as one rename: another build sees the old file or the new one, whole.
 *
 * @throws the error of the file system; the temporary file is gone then.
 */
export function writeSealed(path: string, body: Uint8Array | string): void {
  const folder = dirname(path);
  mkdirSync(folder, { recursive: true });
  const temporary = join(folder, temporaryName());
  const bytes = typeof body === "string" ? Buffer.from(body, "utf8") : body;
  try {
    const file = openSync(temporary, "wx");
    try {
      writeFileSync(file, sealOf(bytes), "latin1");
      writeFileSync(file, bytes);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

function sealOf(body: Uint8Array): string {
  const hex = (value: number) => value.toString(16).padStart(8, "0");
  return hex(body.length) + hex(crc32(body));
}
