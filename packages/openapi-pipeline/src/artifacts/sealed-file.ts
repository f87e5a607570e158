import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { sha256 } from "./digest.ts";
import { temporaryName } from "./temporary-file.ts";

const digestLength = 64;

/** Reads a file that `writeSealed` wrote; undefined when it is missing, cut off or altered. */
export function readSealed(path: string): Buffer | undefined {
  try {
    const bytes = readFileSync(path);
    const body = bytes.subarray(digestLength);
    return bytes.length >= digestLength && sha256(body) === bytes.toString("latin1", 0, digestLength)
      ? body
      : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Writes the SHA-256 of the body and the body, as one rename: another build sees the old file or the new one, whole.
 *
 * @throws the error of the file system; the temporary file is gone then.
 */
export function writeSealed(path: string, body: Uint8Array | string): void {
  const folder = dirname(path);
  mkdirSync(folder, { recursive: true });
  const temporary = join(folder, temporaryName());
  const bytes = typeof body === "string" ? Buffer.from(body, "utf8") : body;
  try {
    writeFileSync(temporary, Buffer.concat([Buffer.from(sha256(bytes), "latin1"), bytes]), { flag: "wx" });
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}
