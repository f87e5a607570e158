import { readFileSync } from "node:fs";
import { join } from "node:path";
import { findManifests, readManifest } from "../artifacts/manifest.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { suggest } from "../diagnostics/suggest.ts";
import { type PackedPackage, type PackSurroundings, packPackage } from "../package/pack-package.ts";
import type { Invocation } from "./arguments.ts";
import { CliError, exitCodes } from "./endings.ts";
import { readState } from "./freshness.ts";
import type { Surroundings } from "./output.ts";
import { readSurroundings } from "./package-surroundings.ts";
import { chooseContracts, contractId, findRoot } from "./workspace.ts";

/** A client package as the last build left it. */
interface BuiltClient {
  readonly name: string;
  /** `generated/<folder>` */
  readonly directory: string;
  /** `workflows.v1` */
  readonly surface: string;
  readonly paths: readonly string[];
}

/** The packages that a command is about, packed in memory. */
export interface Packing {
  readonly root: string;
  readonly surroundings: PackSurroundings;
  /** Empty when there is an error among the diagnostics. */
  readonly packages: readonly PackedPackage[];
  readonly diagnostics: readonly Diagnostic[];
  readonly exitCode: number;
}

/**
 * Holds the clients against their contracts, then packs them. A client that is out of date is not packed, with the drift as
 * findings.
 *
 * @throws CliError when there is no client, or none of a name.
 */
export async function packClients(invocation: Invocation, to: Surroundings): Promise<Packing> {
  const root = findRoot(invocation.cwd);
  const wanted = invocation.operands.length === 0 ? undefined : chooseClients(listClients(root), invocation.operands);
  const surfaces = [...new Set(wanted?.map(({ surface }) => surface))];
  const contracts = await chooseContracts(root, surfaces);
  const surroundings = readSurroundings(root);
  const drift = await findDrift({ ...invocation, surfaces }, to, { root, contracts });
  if (drift.exitCode !== exitCodes.fine) return { root, surroundings, packages: [], ...drift };
  const names = contracts.map(contractId);
  const clients = wanted ?? listClients(root).filter(({ surface }) => names.includes(surface));
  if (clients.length === 0) throw new CliError({ code: "no-clients", parameters: { root } });
  const outcomes = clients.map((client) =>
    packPackage(filesOf(root, client), { ...surroundings, directory: client.directory }),
  );
  const diagnostics = outcomes.flatMap((outcome) => outcome.diagnostics);
  const failed = diagnostics.some(({ severity }) => severity === "error");
  const packages = failed ? [] : outcomes.flatMap(({ value }) => value ?? []);
  return { root, surroundings, packages, diagnostics, exitCode: failed ? exitCodes.findings : exitCodes.fine };
}

type Contracts = Awaited<ReturnType<typeof chooseContracts>>;

async function findDrift(
  invocation: Invocation,
  to: Surroundings,
  { root, contracts }: { root: string; contracts: Contracts },
): Promise<Pick<Packing, "diagnostics" | "exitCode">> {
  const { cacheDir, cache, surfaces } = invocation;
  const state = readState({ root, contracts, cacheDir, cache, mode: "check", partial: surfaces.length > 0 });
  const isFresh = state.retired.length === 0 && state.surfaces.every(({ reasons }) => reasons.length === 0);
  if (isFresh) return { diagnostics: [], exitCode: exitCodes.fine };
  const { runPipeline } = await import("./run-pipeline.ts");
  const { diagnostics, exitCode } = await runPipeline({ invocation, to, mode: "check", state });
  // What a build only warns of has been said when it was built.
  return { diagnostics: diagnostics.filter(({ severity }) => severity === "error"), exitCode };
}

/** Every client package that the manifests of the surfaces record. */
function listClients(root: string): readonly BuiltClient[] {
  return findManifests(root).flatMap((manifest) => {
    const surface = manifest.split("/").slice(1, 3).join(".");
    const recorded = [...readManifest(root, manifest).keys()];
    const directories = new Set(recorded.flatMap((path) => /^generated\/[^/]+(?=\/)/.exec(path)?.[0] ?? []));
    return [...directories].map((directory) => ({
      name: nameOf(root, directory),
      directory,
      surface,
      paths: recorded.filter((path) => path.startsWith(`${directory}/`)),
    }));
  });
}

/** The folder's name stands in while the manifest is missing, which is drift. */
function nameOf(root: string, directory: string): string {
  try {
    const { name } = JSON.parse(readFileSync(join(root, directory, "package.json"), "utf8")) as { name?: unknown };
    return String(name);
  } catch {
    return directory.slice("generated/".length);
  }
}

function chooseClients(all: readonly BuiltClient[], names: readonly string[]): readonly BuiltClient[] {
  const folderOf = ({ directory }: BuiltClient) => directory.slice("generated/".length);
  const chosen = names.flatMap((name) => {
    const folder = name.replace(/^generated\//, "");
    // Versions of a surface may have a package of one name, each in a folder of its own.
    const found = all.filter((client) => client.name === name || folderOf(client) === folder);
    if (found.length > 0) return found;
    const known = all.map((client) => client.name);
    const suggestion = suggest(name, [...known, ...all.map(folderOf)]);
    throw new CliError({ code: "unknown-client", parameters: { client: name, known, suggestion } });
  });
  return [...new Set(chosen)];
}

function filesOf(root: string, { paths }: BuiltClient) {
  return paths.map((path) => ({ path, contents: readFileSync(join(root, path), "utf8") }));
}
