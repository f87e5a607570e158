import { posix } from "node:path";
import type { OutputFile } from "../../artifacts/output-file.ts";

/** The files of one client package, by their place in it. */
export interface ClientPackageFiles {
  readonly name: string;
  /** Subpath → file: `./msw` → `src/msw.gen.ts`. Only what is TypeScript. */
  readonly entries: Readonly<Record<string, string>>;
  /** `package.json`, `src/index.ts`, … → text. */
  readonly files: ReadonlyMap<string, string>;
}

/** Thrown when files are no client package. */
export class ClientFilesError extends Error {
  readonly code = "client-files";

  static is(value: unknown): value is ClientFilesError {
    return value instanceof Error && (value as { code?: unknown }).code === "client-files";
  }
}

/** Finds the package in files that may lie below a folder. Throws `ClientFilesError`. */
export function readPackage(files: readonly OutputFile[]): ClientPackageFiles {
  const manifests = files.filter(({ path }) => posix.basename(path) === "package.json");
  const manifest = manifests.toSorted((a, b) => a.path.length - b.path.length)[0];
  if (manifest === undefined) throw new ClientFilesError("There is no package.json among the files of the client.");
  const folder = manifest.path.slice(0, -"package.json".length);
  const { name, exports } = parse(manifest);
  if (typeof name !== "string") throw new ClientFilesError(`${manifest.path} has no name.`);
  const inside = files.filter(
    ({ path }) => path.startsWith(folder) && /(?:\.ts|^package\.json)$/.test(path.slice(folder.length)),
  );
  const sources = new Map(inside.map(({ path, contents }) => [path.slice(folder.length), contents]));
  const entries = Object.entries(exports ?? {}).flatMap(([subpath, target]) => {
    const file = typeof target === "string" ? posix.normalize(target) : "";
    return file.endsWith(".ts") && sources.has(file) ? [[subpath, file] as const] : [];
  });
  return { name, entries: Object.fromEntries(entries), files: sources };
}

function parse({ path, contents }: OutputFile): { name?: unknown; exports?: Record<string, unknown> } {
  try {
    return (JSON.parse(contents) ?? {}) as object;
  } catch {
    throw new ClientFilesError(`${path} is not JSON.`);
  }
}
