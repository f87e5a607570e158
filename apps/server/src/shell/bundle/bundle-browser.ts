import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { stripVTControlCharacters } from "node:util";
import type { OutputChunk, RolldownLog } from "rolldown";
import { BundleError } from "./bundle-error.ts";

/** JavaScript for browsers: entries, and the chunks that they share. */
export interface Bundle {
  readonly files: readonly { readonly name: string; readonly text: string }[];
  /** Of each entry, the files that it needs at once: its own first. */
  readonly entries: Readonly<Record<string, readonly string[]>>;
  /** Paths of every file that it follows from: modules, what says where their imports lead, the bundler. */
  readonly inputs: readonly string[];
}

/** Bundles modules for browsers, by name and path. What several of them import is in a chunk that is loaded once. */
export async function bundleBrowser(entries: Readonly<Record<string, string>>): Promise<Bundle> {
  // Loading a bundler takes longer than looking up what it once made.
  const { rolldown } = await import("rolldown");
  const unresolved: string[] = [];
  const onLog = (_level: string, log: RolldownLog) => {
    // Elsewhere a hint; a browser cannot load what has no address.
    if (log.code === "UNRESOLVED_IMPORT") unresolved.push(stripVTControlCharacters(log.message));
  };
  try {
    const build = await rolldown({ input: { ...entries }, platform: "browser", tsconfig: false, onLog });
    const { output } = await build.generate({
      format: "esm",
      minify: true,
      entryFileNames: "[name]-[hash].js",
      chunkFileNames: "[name]-[hash].js",
    });
    const modules = await build.watchFiles;
    await build.close();
    if (unresolved.length > 0) throw new BundleError(unresolved);
    return read(
      output.filter((file) => file.type === "chunk"),
      modules,
    );
  } catch (error) {
    if (BundleError.is(error)) throw error;
    throw new BundleError([
      ...unresolved,
      stripVTControlCharacters(error instanceof Error ? error.message : `${error}`),
    ]);
  }
}

function read(chunks: readonly OutputChunk[], modules: readonly string[]): Bundle {
  const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  const needs = (name: string, seen = new Set<string>()): ReadonlySet<string> => {
    if (seen.has(name)) return seen;
    seen.add(name);
    for (const next of byName.get(name)?.imports ?? []) needs(next, seen);
    return seen;
  };
  return {
    files: chunks.map(({ fileName, code }) => ({ name: fileName, text: code })),
    entries: Object.fromEntries(
      chunks.filter(({ isEntry }) => isEntry).map(({ name, fileName }) => [name, [...needs(fileName)]]),
    ),
    inputs: [...new Set([...modules, ...modules.flatMap(manifestOf), bundler])].toSorted(),
  };
}

/** The same modules may become something else by another version of it. */
const bundler = fileURLToPath(import.meta.resolve("rolldown/package.json"));

/** The `package.json` above a module: its `exports` say where imports lead. */
function manifestOf(module: string): string[] {
  for (let folder = dirname(module); folder !== dirname(folder); folder = dirname(folder)) {
    const path = join(folder, "package.json");
    if (existsSync(path)) return [path];
  }
  return [];
}
