import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { temporaryName } from "./temporary-file.ts";

/**
 * Writes one file that is not an artifact (`init`, `pack`), whole or not at all.
 *
 * @throws the error of the file system; the temporary file is gone then.
 */
export function writeWhole(root: string, path: string, contents: string | Uint8Array): void {
  const target = join(root, path);
  const temporary = join(dirname(target), temporaryName());
  mkdirSync(dirname(target), { recursive: true });
  try {
    writeFileSync(temporary, contents, { flag: "wx" });
    renameSync(temporary, target);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}
