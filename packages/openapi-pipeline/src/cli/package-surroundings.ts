import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative, sep } from "node:path";
import type { OutputFile } from "../artifacts/output-file.ts";
import type { Outcome } from "../diagnostics/diagnostic.ts";
import { type PackedPackage, type PackSurroundings, packPackage } from "../package/pack-package.ts";
import { runtimeName } from "../package/package-dependencies.ts";
import type { Manifest } from "../package/published-manifest.ts";
import { reachableFiles } from "../package/reachable-files.ts";
import type { SbomPackage } from "../package/sbom.ts";

const require = createRequire(import.meta.url);

/** What the packages of a workspace have in common. */
export function readSurroundings(root: string): PackSurroundings {
  const workspace = readManifest(join(root, "package.json"));
  const runtime = describe(readManifest(require.resolve(`${runtimeName}/package.json`)));
  return {
    ...(workspace["repository"] !== undefined && { repository: workspace["repository"] }),
    licenseText: (license) => licenseText(root, workspace, license),
    released: { [runtimeName]: runtime },
    tool: describe(readManifest(new URL("../../package.json", import.meta.url))),
  };
}

/** The runtime of generated clients, packed: from its sources where those are installed, and as it is elsewhere. */
export function packRuntime(root: string, surroundings: PackSurroundings): Outcome<PackedPackage | undefined> {
  const folder = dirname(require.resolve(`${runtimeName}/package.json`));
  const directory = relative(root, folder).split(sep).join("/");
  const isOurs = !directory.startsWith("..") && !directory.split("/").includes("node_modules");
  // A package that was installed says itself where it comes from.
  const { repository: _, ...elsewhere } = surroundings;
  return packPackage(reachableFiles(readFolder(folder)), isOurs ? { ...surroundings, directory } : elsewhere);
}

function readFolder(folder: string): readonly OutputFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path: relative(folder, path).split(sep).join("/"), absolute: path }))
    .filter(({ path }) => !path.startsWith("node_modules/"))
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .map(({ path, absolute }) => ({ path, contents: readFileSync(absolute, "utf8") }));
}

/** https://reuse.software keeps texts as LICENSES/<SPDX identifier>.txt; everybody else has one LICENSE. */
function licenseText(root: string, workspace: Manifest, license: string): string | undefined {
  if (!/^[A-Za-z0-9.+-]+$/.test(license)) return undefined;
  const own = workspace.license === license ? ["LICENSE", "LICENSE.md", "LICENSE.txt", "LICENCE"] : [];
  for (const name of [`LICENSES/${license}.txt`, ...own]) {
    try {
      return readFileSync(join(root, name), "utf8");
    } catch {
      // The next one.
    }
  }
  return undefined;
}

function describe({ name, version, license, description }: Manifest): SbomPackage {
  return {
    name: String(name),
    version: String(version),
    license: license as string | undefined,
    description: description as string | undefined,
  };
}

function readManifest(path: string | URL): Manifest {
  try {
    return JSON.parse(readFileSync(path, "utf8")) as Manifest;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return {};
    throw error;
  }
}
