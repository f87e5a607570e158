import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { type Bundle, bundleBrowser } from "./bundle-browser.ts";

interface Entry {
  /** Digest of every file that the bundle follows from. */
  readonly inputs: Readonly<Record<string, string | null>>;
  readonly bundle: Bundle;
}

/**
 * `bundleBrowser`, unless its result for files as they are now lies in `folder`. Where that cannot be written, nothing is
 * kept.
 */
export async function cachedBundle(entries: Readonly<Record<string, string>>, folder: string): Promise<Bundle> {
  const file = join(folder, `bundle-${digest(JSON.stringify(entries)).slice(0, 16)}.json`);
  const known = readEntry(file);
  if (known) return known.bundle;
  const bundle = await bundleBrowser(entries);
  const paths = [bundler, ...bundle.modules, ...bundle.modules.flatMap(manifestOf)];
  const inputs = Object.fromEntries(paths.map((path) => [path, digestOf(path)]));
  writeEntry(file, { inputs, bundle });
  return bundle;
}

/** The same modules may become something else by another version of it. */
const bundler = fileURLToPath(import.meta.resolve("rolldown/package.json"));

function readEntry(file: string): Entry | undefined {
  try {
    const entry = JSON.parse(readFileSync(file, "utf8")) as Entry;
    return Object.entries(entry.inputs).every(([path, known]) => digestOf(path) === known) ? entry : undefined;
  } catch {
    return undefined;
  }
}

function writeEntry(file: string, entry: Entry): void {
  const draft = `${file}.${process.pid}.tmp`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(draft, JSON.stringify(entry));
    renameSync(draft, file);
  } catch {
    // A read-only installation bundles at each start.
  }
}

/** The `package.json` above a module: its `exports` say where imports lead. */
function manifestOf(module: string): string[] {
  for (let folder = dirname(module); folder !== dirname(folder); folder = dirname(folder)) {
    const path = join(folder, "package.json");
    if (existsSync(path)) return [path];
  }
  return [];
}

function digestOf(path: string): string | null {
  try {
    return digest(readFileSync(path));
  } catch {
    return null;
  }
}

function digest(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}
