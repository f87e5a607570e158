import { statSync } from "node:fs";
import type { ResolveHookContext, ResolveHookSync } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";

/** An import as Node asks about it. */
export interface ResolveRequest {
  readonly specifier: string;
  readonly context: ResolveHookContext;
  /** Node's own resolution. */
  readonly next: Parameters<ResolveHookSync>[2];
  /** Absolute paths that come before Node's answer, where there is such a file. */
  readonly mapped: readonly string[];
}

const suffixes = [".ts", ".tsx", ".mts", ".js", ".mjs", "/index.ts", "/index.tsx", "/index.js"];

/** As Node resolves, but a relative import may leave the extension out, name a folder, or say `.js` for `.ts`. */
export function resolveModule({ specifier, context, next, mapped }: ResolveRequest): ReturnType<ResolveHookSync> {
  const target = mapped.map(findModule).find((path) => path !== undefined);
  if (target !== undefined) return next(pathToFileURL(target).href, context);
  try {
    return next(specifier, context);
  } catch (error) {
    if (!/^\.{0,2}\//.test(specifier) || !context.parentURL) throw error;
    const found = findModule(fileURLToPath(new URL(specifier, context.parentURL)));
    if (found === undefined) throw error;
    return next(pathToFileURL(found).href, context);
  }
}

/** A declaration file is no module: `paths` names one where only types are wanted. */
function findModule(path: string): string | undefined {
  const stem = path.replace(/\.(m?)jsx?$/, "");
  const paths = [path, ...suffixes.map((suffix) => path + suffix), ...suffixes.map((suffix) => stem + suffix)];
  return paths.find((each) => isFile(each) && !/\.d\.[cm]?ts$/.test(each));
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}
