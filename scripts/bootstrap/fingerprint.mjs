import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { BootstrapError } from "./errors.mjs";

/** The fields of a package.json that change what an install makes; a new script or version does not. */
const relevantFields = [
  "name",
  "bin",
  "dependencies",
  "devDependencies",
  "optionalDependencies",
  "peerDependencies",
  "peerDependenciesMeta",
  "packageManager",
];

/**
 * @typedef {object} Workspace
 * @property {string} fingerprint changes when the install has to be made again
 * @property {string} pnpmVersion exact, from `packageManager`
 * @property {string | undefined} nodeVersion exact, from the devDependency `node`
 * @property {string[]} linked folders that hold a `node_modules` after an install, relative to the root
 */

/**
 * Reads what an install depends on: the lockfile, the workspace settings and every project's dependencies.
 * @param {string} root
 * @returns {Workspace}
 */
export function readWorkspace(root) {
  const lockfile = read(root, "pnpm-lock.yaml");
  const rootManifest = parseManifest(root, ".");
  const pnpmVersion = /^pnpm@(\d+\.\d+\.\d+[^+]*)/.exec(String(rootManifest.packageManager))?.[1];
  if (!pnpmVersion) throw new BootstrapError('package.json has no "packageManager": "pnpm@<exact version>".');

  const hash = createHash("sha256");
  hash.update(`${process.platform}-${process.arch}\n`).update(lockfile).update(read(root, "pnpm-workspace.yaml"));
  const linked = [];
  for (const project of projectsOf(lockfile)) {
    const manifest = parseManifest(root, project);
    hash.update(`\n${project}\n`).update(JSON.stringify(relevantFields.map((field) => manifest[field] ?? null)));
    if (["dependencies", "devDependencies"].some((field) => Object.keys(manifest[field] ?? {}).length > 0)) {
      linked.push(project);
    }
  }
  return {
    fingerprint: hash.digest("hex"),
    pnpmVersion,
    nodeVersion: rootManifest.devDependencies?.node,
    linked,
  };
}

/**
 * The workspace's projects as the lockfile names them, so that globs need not be understood here: a project that the
 * lockfile does not name changes the lockfile as soon as it is installed.
 * @param {string} lockfile
 */
function projectsOf(lockfile) {
  const importers = /^importers:\n((?: .*\n|\n)*)/m.exec(lockfile.replaceAll("\r\n", "\n"))?.[1] ?? "";
  return [...importers.matchAll(/^ {2}(\S.*):(?: \{\})?$/gm)].map(([, name]) => String(name).replace(/^'(.*)'$/, "$1"));
}

/**
 * @param {string} root
 * @param {string} project
 * @returns {Record<string, any>} a manifest that nobody has checked
 */
function parseManifest(root, project) {
  const file = join(project, "package.json");
  try {
    return JSON.parse(read(root, file));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new BootstrapError(`${file} is not valid JSON: ${error.message}`);
  }
}

/**
 * @param {string} root
 * @param {string} file
 */
function read(root, file) {
  try {
    return readFileSync(join(root, file), "utf8");
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error;
    throw new BootstrapError(`${file} is missing. Restore it: git checkout -- ${file}`);
  }
}
