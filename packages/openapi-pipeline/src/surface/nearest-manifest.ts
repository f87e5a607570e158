import { statSync } from "node:fs";
import { dirname, join } from "node:path";

/**
 * Finds the package.json that a module belongs to. Its `exports`, `imports` and `type` decide what an import loads, so that
 * a change of it can change a contract whose own files stay the same. Looks into each folder once.
 */
export function createManifestFinder(): (module: string) => string | undefined {
  const known = new Map<string, string | undefined>();
  const find = (folder: string): string | undefined => {
    if (known.has(folder)) return known.get(folder);
    const own = join(folder, "package.json");
    const parent = dirname(folder);
    const manifest = isFile(own) ? own : parent === folder ? undefined : find(parent);
    known.set(folder, manifest);
    return manifest;
  };
  return (module) => find(dirname(module));
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}
