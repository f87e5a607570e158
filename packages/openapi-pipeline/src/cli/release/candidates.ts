import { posix, relative, sep } from "node:path";
import { artifactSet } from "../../artifacts/artifact-set.ts";
import { isInside } from "../../artifacts/output-path.ts";
import { readTextIfThere } from "../../artifacts/read-file.ts";
import { checkArtifacts, retiredSets } from "../../artifacts/store.ts";
import type { Diagnostic, Outcome } from "../../diagnostics/diagnostic.ts";
import { diagnose } from "../../diagnostics/table.ts";
import { parseBaseline } from "../../diff/baseline.ts";
import { baselinePath, clientFolder, surfaceFolder } from "../../paths.ts";
import { planRelease, type ReleaseCandidate, type ReleasePlan } from "../../release/plan-release.ts";
import type { SurfaceInfo } from "../../surface/surface.ts";
import type { ContractFile, SurfaceResult } from "../build-types.ts";
import { checkVersions } from "../published-versions.ts";
import { contractId, listContracts, mendingCommand } from "../workspace.ts";
import { uncommittedPaths } from "./git-status.ts";
import { reviewRelease } from "./review-release.ts";
import type { ReleaseSession } from "./session.ts";

/** A surface as it is built now, beside its last release. */
export interface Candidate extends ReleaseCandidate {
  readonly contract: ContractFile;
  readonly result: SurfaceResult;
  /** Undefined: there is nothing to release, or it may not be. */
  readonly plan: ReleasePlan | undefined;
  readonly isRefused: boolean;
}

/** Errors that keep a surface from being released: it does not compile, has lint errors, or its artifacts are out of date. */
export async function buildSound(
  session: ReleaseSession,
  contracts: readonly ContractFile[],
): Promise<Outcome<readonly SurfaceResult[]>> {
  const value = await session.build(contracts, "check");
  const errors = value.flatMap(({ diagnostics }) => diagnostics.filter(({ severity }) => severity === "error"));
  if (errors.length > 0) return { value: [], diagnostics: errors };
  const { root, invocation } = session;
  const sets = value.map((result, index) => {
    const source = contracts[index]?.file ?? "";
    return artifactSet({ ...result, source, complete: true });
  });
  const published = listContracts(root).map(contractId);
  const retired = invocation.surfaces.length === 0 ? retiredSets(root, published) : [];
  const collisions = checkVersions(root, sets);
  if (collisions.length > 0) return { value: [], diagnostics: collisions };
  const { diagnostics } = checkArtifacts(root, [...sets, ...retired], mendingCommand(root));
  return { value: diagnostics.length > 0 ? [] : value, diagnostics };
}

/** Compares a built surface with its baseline and decides what its release would be. */
export async function toCandidate(
  session: ReleaseSession,
  contract: ContractFile,
  result: SurfaceResult,
): Promise<Outcome<Candidate | undefined>> {
  const surface = result.compiled?.info as SurfaceInfo;
  const path = baselinePath(surface);
  const text = readTextIfThere(session.root, path);
  const baseline = text.value === undefined ? text : parseBaseline(text.value, path);
  if (baseline.diagnostics.length > 0) return { value: undefined, diagnostics: baseline.diagnostics };
  const known = baseline.value as ReturnType<typeof parseBaseline>["value"];
  const review = known && (await reviewRelease(session, { surface, result, baseline: known }));
  const errors = review?.diagnostics.filter(({ severity }) => severity === "error") ?? [];
  if (errors.length > 0) return { value: undefined, diagnostics: errors };
  const candidate = { surface, built: builtVersions(surface, result), baseline: known, review: review?.value };
  const { value: plan, diagnostics } = planRelease(candidate);
  return { value: { ...candidate, contract, result, plan, isRefused: diagnostics.length > 0 }, diagnostics };
}

function builtVersions(surface: SurfaceInfo, { files }: SurfaceResult): ReadonlyMap<string, string> {
  const texts = new Map(files.map(({ path, contents }) => [path, contents]));
  const versions = surface.clients.map((client): [string, string] => {
    const manifest = JSON.parse(texts.get(`${clientFolder(client)}/package.json`) ?? "{}") as { version?: string };
    return [client.name, manifest.version ?? surface.version];
  });
  return new Map(versions);
}

/** What of a candidate tells which files it is made from. */
type Committable = Pick<Candidate, "contract" | "surface"> & { readonly result: Pick<SurfaceResult, "inputs"> };

/** What a release would be made from has to be in the history: the contract, all that it reads, and what it compiles to. */
export async function checkCommitted(
  { root, to }: Pick<ReleaseSession, "root" | "to">,
  candidates: readonly Committable[],
): Promise<readonly Diagnostic[]> {
  if (candidates.length === 0) return [];
  const { value, diagnostics } = await uncommittedPaths(root, to);
  const dirty = candidates.flatMap(({ contract, result, surface }) => {
    const inputs = new Set([contract.file, ...result.inputs.map((path) => fromRoot(root, path))]);
    const folders = [surfaceFolder(surface), ...surface.clients.map(clientFolder)];
    const paths = value.filter((path) => inputs.has(path) || folders.some((folder) => isInside(folder, path)));
    return paths.length === 0 ? [] : [diagnose("release-tree-dirty", { surface: contractId(contract), paths })];
  });
  return [...diagnostics, ...dirty];
}

function fromRoot(root: string, path: string): string {
  return path.startsWith("/") || /^[a-z]:/i.test(path)
    ? relative(root, path).split(sep).join("/")
    : posix.normalize(path);
}
