import type { OutputFile } from "../artifacts/output-file.ts";
import { moduleRequests } from "./module-requests.ts";
import type { Manifest } from "./published-manifest.ts";

/** The files that make a package: of its `src/` only what the exports reach, so that tests and helpers stay at home. */
export function reachableFiles(files: readonly OutputFile[]): readonly OutputFile[] {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const manifest = JSON.parse(byPath.get("package.json")?.contents ?? "{}") as Manifest;
  const reached = new Set<string>();
  const queue = targetsOf(manifest["exports"]).filter((path) => path.startsWith("src/"));
  for (const path of queue) {
    const file = byPath.get(path);
    if (file === undefined || reached.has(path)) continue;
    reached.add(path);
    if (!path.endsWith(".ts")) continue;
    const relative = moduleRequests(file).filter(({ specifier }) => specifier.startsWith("."));
    queue.push(...relative.map(({ specifier }) => new URL(specifier, `file:///${path}`).pathname.slice(1)));
  }
  const isBuilt = reached.size > 0;
  return files.filter(({ path }) => reached.has(path) || (isBuilt ? isPublic(path) : !path.startsWith("src/")));
}

/** Beside its modules a package brings what people read. */
function isPublic(path: string): boolean {
  return /^(?:package\.json|(?:README|CHANGELOG|LICEN[CS]E)(?:\.[^/]*)?)$/i.test(path);
}

/** Every file that an `exports` map names. */
function targetsOf(exports: unknown): string[] {
  if (typeof exports === "string") return [exports.replace(/^\.\//, "")];
  if (typeof exports !== "object" || exports === null) return [];
  return Object.values(exports).flatMap(targetsOf);
}
