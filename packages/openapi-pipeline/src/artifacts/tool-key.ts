import { readdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import type { KeyParts } from "./cache.ts";
import { sha256 } from "./digest.ts";

/** Installed-state files first: a lockfile may be ahead of what is installed. */
const lockFiles = [
  "node_modules/.pnpm/lock.yaml",
  "node_modules/.package-lock.json",
  "node_modules/.yarn-state.yml",
  "pnpm-lock.yaml",
  "package-lock.json",
  "yarn.lock",
  "bun.lock",
];

/** How a source file is told from its other versions. */
type Fingerprint = (path: string) => string;

/**
 * What every result depends on beside its inputs: this package's code, the installed dependencies, the Node major version.
 * In a workspace the code is digested, for it may change without a release; installed, name and version say it.
 */
export function toolKey(root: string): KeyParts {
  return keyBy(root, (path) => sha256(readFileSync(path)));
}

/**
 * The same for the question whether anything changed on this machine: by size and time instead of bytes, which takes a
 * fraction of the time. After a fresh checkout the answer is a build more, whose steps come from the cache.
 */
export function toolStamp(root: string): KeyParts {
  return keyBy(root, (path) => {
    const { size, mtimeMs } = statSync(path);
    return `${size} ${mtimeMs}`;
  });
}

function keyBy(root: string, fingerprint: Fingerprint): KeyParts {
  const own = realpathSync(join(dirname(fileURLToPath(import.meta.url)), "../.."));
  return {
    "rawr-openapi": digestPackage(own, fingerprint),
    "installed dependencies": digestInstallation(root),
    "Node major version": process.versions.node.split(".")[0] ?? "",
  };
}

function digestInstallation(root: string): string {
  for (let folder = root; ; folder = dirname(folder)) {
    for (const name of lockFiles) {
      const bytes = readIfThere(join(folder, name));
      if (bytes) return sha256(bytes);
    }
    if (dirname(folder) === folder) return "none";
  }
}

function digestPackage(folder: string, fingerprint: Fingerprint, seen = new Set<string>()): string {
  seen.add(folder);
  const text = readFileSync(join(folder, "package.json"), "utf8");
  if (/[\\/]node_modules[\\/]/.test(folder)) return sha256(text);
  const parts = [
    text,
    ...sourceFiles(join(folder, "src")).map((path) => `${relative(folder, path)} ${fingerprint(path)}`),
  ];
  const { dependencies = {} } = JSON.parse(text) as { dependencies?: Record<string, string> };
  for (const [name, range] of Object.entries(dependencies)) {
    if (!range.startsWith("workspace:")) continue;
    const dependency = resolveFolder(join(folder, "node_modules", name));
    if (dependency && !seen.has(dependency)) parts.push(digestPackage(dependency, fingerprint, seen));
  }
  return sha256(parts.join("\n"));
}

function sourceFiles(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === "node_modules" ? [] : sourceFiles(path);
    return entry.name.endsWith(".ts") && !entry.name.endsWith(".test.ts") ? [path] : [];
  });
}

function resolveFolder(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}

function readIfThere(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}
