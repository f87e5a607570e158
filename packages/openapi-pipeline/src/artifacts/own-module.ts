import { extname } from "node:path";

/**
 * The URL of one of our modules that is run by URL and not imported: TypeScript in the workspace, JavaScript in the built package.
 *
 * @param path relative, without extension: `./worker-entry`
 * @param from `import.meta.url` of the caller
 */
export function ownModule(path: string, from: string): URL {
  return new URL(`${path}${extname(from)}`, from);
}
