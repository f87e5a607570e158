import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import type { ContractFile } from "./build-types.ts";
import { CliError } from "./endings.ts";

const contractName = /^(?<surface>[a-z][a-z0-9]*(?:-[a-z0-9]+)*)\.v(?<major>0|[1-9]\d*)\.[cm]?[jt]s$/;

/** The nearest folder, from `cwd` up, that has a `pnpm-workspace.yaml` or contract files; else `cwd` itself. */
export function findRoot(cwd: string): string {
  if (!statSync(cwd, { throwIfNoEntry: false })?.isDirectory()) {
    throw new CliError({ code: "folder-not-found", parameters: { folder: cwd } });
  }
  for (let folder = cwd; ; folder = dirname(folder)) {
    if (existsSync(join(folder, "pnpm-workspace.yaml")) || listContracts(folder).length > 0) return folder;
    if (dirname(folder) === folder) return cwd;
  }
}

/** Every `contracts/<surface>.v<major>.ts` below the root, by surface and version. */
export function listContracts(root: string): readonly ContractFile[] {
  return listFolder(join(root, "contracts"))
    .flatMap((name) => {
      const { surface, major } = contractName.exec(name)?.groups ?? {};
      return surface ? [{ surface, major: Number(major), file: `contracts/${name}` }] : [];
    })
    .sort((a, b) => (a.surface === b.surface ? a.major - b.major : a.surface < b.surface ? -1 : 1));
}

/**
 * The contract files to work on; `names` are surfaces with or without version (`workflows`, `workflows.v1`), none is all.
 *
 * @throws CliError when there is none, or none of that name.
 */
export async function chooseContracts(root: string, names: readonly string[]): Promise<readonly ContractFile[]> {
  const all = listContracts(root);
  if (all.length === 0) {
    throw new CliError({
      code: "no-contracts",
      parameters: { root, found: listFolder(join(root, "contracts")).slice(0, 5) },
    });
  }
  const chosen = new Set<ContractFile>();
  for (const name of names) {
    const matches = all.filter((contract) => name === contract.surface || name === contractId(contract));
    if (matches.length === 0) {
      const { suggest } = await import("../diagnostics/suggest.ts");
      const known = all.map(contractId);
      const suggestion = suggest(name, [...known, ...all.map(({ surface }) => surface)]);
      throw new CliError({ code: "unknown-surface", parameters: { surface: name, known, suggestion } });
    }
    for (const match of matches) chosen.add(match);
  }
  return names.length === 0 ? all : all.filter((contract) => chosen.has(contract));
}

/** `workflows.v1` */
export function contractId({ surface, major }: Pick<ContractFile, "surface" | "major">): string {
  return `${surface}.v${major}`;
}

/** The command that remakes the artifacts of this workspace. */
export function mendingCommand(root: string): string {
  try {
    const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
      scripts?: Record<string, string>;
    };
    if (scripts?.["build:openapi"]) return "pnpm build:openapi";
  } catch {
    // No package.json, or none that can be read: the command itself works anywhere.
  }
  return "pnpm exec rawr-openapi build";
}

function listFolder(path: string): readonly string[] {
  try {
    return readdirSync(path).sort();
  } catch {
    return [];
  }
}
