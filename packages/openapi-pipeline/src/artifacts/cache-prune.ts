import { readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { isLeftOver, isTemporary } from "./temporary-file.ts";

interface Entry {
  readonly path: string;
  readonly size: number;
  readonly usedAt: number;
}

/** Deletes what killed builds left, then the entries used longest ago until the rest fits. Never throws: a cache may be full. */
export function pruneFolder(folder: string, limit: number): void {
  const entries = ["steps", "parts", "memos", "records", "reports", "replaced"].flatMap((name) =>
    listEntries(join(folder, name)),
  );
  let total = entries.reduce((sum, entry) => sum + entry.size, 0);
  for (const entry of entries.sort((a, b) => a.usedAt - b.usedAt)) {
    if (total <= limit) return;
    rmSync(entry.path, { force: true });
    total -= entry.size;
  }
}

function listEntries(folder: string): readonly Entry[] {
  return readNames(folder).flatMap((name) => {
    const path = join(folder, name);
    if (isTemporary(name)) {
      if (isLeftOver(path)) rmSync(path, { force: true });
      return [];
    }
    const stats = statSync(path, { throwIfNoEntry: false });
    return stats?.isFile() ? [{ path, size: stats.size, usedAt: stats.mtimeMs }] : [];
  });
}

function readNames(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
