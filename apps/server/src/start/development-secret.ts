import { randomBytes } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { unusable } from "./state-folder.ts";

const bytes = 32;

/**
 * The key of development tokens, 32 bytes: kept in the state folder, readable to its owner alone, so that a token that
 * was printed is still good after a restart.
 *
 * @throws StartError STATE_FOLDER_UNUSABLE
 */
export function developmentSecret(stateFolder: string): Uint8Array {
  const file = join(stateFolder, "development.secret");
  try {
    const kept = readIfThere(file);
    if (kept?.length === bytes) return kept;
    // Absent, or cut off by a kill.
    const secret = randomBytes(bytes);
    writeFileSync(file, secret.toString("base64url"), { mode: 0o600 });
    return secret;
  } catch (error) {
    throw unusable(stateFolder, error);
  }
}

function readIfThere(file: string): Uint8Array | undefined {
  try {
    return Buffer.from(readFileSync(file, "utf8"), "base64url");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}
