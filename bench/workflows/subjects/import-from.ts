import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** Imports a package of another folder; the process needs `--experimental-import-meta-resolve`. */
export async function importFrom<T>(folder: string, name: string): Promise<T> {
  return (await import(import.meta.resolve(name, pathToFileURL(join(folder, "package.json")).href))) as T;
}

/** Name and version of an installed package. */
export function versionIn(folder: string, name: string): string {
  const text = readFileSync(join(folder, "node_modules", name, "package.json"), "utf8");
  return `${name} ${(JSON.parse(text) as { version: string }).version}`;
}
