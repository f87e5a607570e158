import { posix, relative, sep } from "node:path";
import { getTsconfig } from "get-tsconfig";

/**
 * How `contracts/*.ts` imports a module: a relative path with the extension that the repository's tsconfig.json lets the
 * type checker follow. (The pipeline follows all of them.)
 */
export function importSpecifier(root: string, path: string): string {
  const target = posix.join("..", relative(root, path).split(sep).join("/"));
  const kept = keptExtension(root);
  if (kept === "ts") return target;
  return target.replace(/\.([cm]?)tsx?$/, (_, kind: string) => (kept === "js" || kind !== "" ? `.${kind}js` : ""));
}

/** Which extension the type checker wants in imports of TypeScript modules; without a tsconfig.json Node's own, `ts`. */
export function keptExtension(root: string): "ts" | "js" | "none" {
  const options = readOptions(root);
  if (!options || options.allowImportingTsExtensions || options.rewriteRelativeImportExtensions) return "ts";
  const resolution = `${options.moduleResolution ?? options.module ?? ""}`.toLowerCase();
  return /^node(?:16|18|20|next)$/.test(resolution) ? "js" : "none";
}

function readOptions(root: string) {
  try {
    return getTsconfig(root)?.config.compilerOptions;
  } catch {
    // Damaged, or it extends what is not there: its own tools say so.
    return undefined;
  }
}
