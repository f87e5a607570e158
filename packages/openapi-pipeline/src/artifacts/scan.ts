import { lstatSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { isTemporary } from "./temporary-file.ts";

/** Names that the store leaves alone wherever they stand in an owned folder: other commands or tools own them. */
const keptNames: ReadonlySet<string> = new Set([
  "node_modules",
  "dist",
  "CHANGES.md",
  "baseline.json",
  ".DS_Store",
  "Thumbs.db",
]);

/** Is this file or folder name on the keep list? */
function isKept(name: string): boolean {
  return keptNames.has(name) || name.endsWith(".tsbuildinfo");
}

/** What stands in a folder that a surface owns. Paths are relative to the root. */
export interface FolderScan {
  /** Files, symbolic links and whatever else is not a folder, in order of path. */
  readonly files: readonly string[];
  /** Our own temporary files. */
  readonly temporary: readonly string[];
}

/** Lists an owned folder, keep list left out, symbolic links not followed. A missing folder is an empty one. */
export function scanFolder(root: string, folder: string): FolderScan {
  const files: string[] = [];
  const temporary: string[] = [];
  const visit = (relative: string) => {
    for (const entry of readFolder(join(root, relative))) {
      const path = `${relative}/${entry.name}`;
      if (isTemporary(entry.name)) temporary.push(path);
      else if (isKept(entry.name)) continue;
      else if (entry.isDirectory()) visit(path);
      else files.push(path);
    }
  };
  visit(folder);
  return { files: files.sort(), temporary };
}

function readFolder(path: string) {
  try {
    return readdirSync(path, { withFileTypes: true });
  } catch (error) {
    if (["ENOENT", "ENOTDIR"].includes((error as NodeJS.ErrnoException).code ?? "")) return [];
    throw error;
  }
}

/** What stands on the way to a file: the first parent that is a symbolic link or no folder, or undefined. */
export function findObstacle(
  root: string,
  path: string,
): { readonly path: string; readonly kind: "link" | "file" } | undefined {
  const segments = path.split("/");
  for (let depth = 1; depth < segments.length; depth++) {
    const parent = segments.slice(0, depth).join("/");
    const stats = lstatSync(join(root, parent), { throwIfNoEntry: false });
    if (!stats) return undefined;
    if (stats.isSymbolicLink()) return { path: parent, kind: "link" };
    if (!stats.isDirectory()) return { path: parent, kind: "file" };
  }
  return undefined;
}
