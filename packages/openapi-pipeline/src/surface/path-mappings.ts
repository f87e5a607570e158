import { isBuiltin } from "node:module";
import { dirname } from "node:path";
import { createPathsMatcher, getTsconfig } from "get-tsconfig";

/** What `paths` and `baseUrl` of the author's tsconfig.json make of imports. */
export interface PathMappings {
  /** Absolute paths that a specifier may stand for, best first, perhaps without extension. */
  candidates(specifier: string, importer: string): readonly string[];
  /** The configuration that holds for a module: the nearest tsconfig.json and what it extends, by absolute path. */
  filesFor(path: string): readonly string[];
}

interface Configuration {
  readonly match: (specifier: string) => readonly string[];
  readonly files: readonly string[];
}

/** Reads each folder's configuration once. */
export function createPathMappings(): PathMappings {
  const configurations = new Map<string, Configuration>();
  const of = (path: string): Configuration => {
    const folder = dirname(path);
    const known = configurations.get(folder);
    if (known) return known;
    const made = readConfiguration(folder);
    configurations.set(folder, made);
    return made;
  };
  return {
    candidates: (specifier, importer) => (mayBeMapped(specifier) ? of(importer).match(specifier) : []),
    filesFor: (path) => of(path).files,
  };
}

const none: Configuration = { match: () => [], files: [] };

function readConfiguration(folder: string): Configuration {
  // What get-tsconfig remembers of the file system; its keys name the files that were read.
  const cache = new Map<string, unknown>();
  try {
    const tsconfig = getTsconfig(folder, "tsconfig.json", cache);
    if (!tsconfig) return none;
    const read = [...cache.keys()].flatMap((key) => /^readFileSync:(.+\.json)(?::|$)/.exec(key)?.[1] ?? []);
    return { match: createPathsMatcher(tsconfig) ?? none.match, files: [tsconfig.path, ...read] };
  } catch {
    // Damaged, or it extends what is not there: its own tools say so, and an import that needed it is reported.
    return none;
  }
}

function mayBeMapped(specifier: string): boolean {
  return !/^(?:\.{0,2}\/|[a-z]+:)/.test(specifier) && !isBuiltin(specifier);
}
